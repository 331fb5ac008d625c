package crates

import (
	"archive/zip"
	"errors"
	"os"
	"path/filepath"
	"strings"
)

func place(f *zip.File, root string) (*os.File, error) {
	at := filepath.Join(root, f.Name)
	way, err := filepath.Rel(root, at)
	if err != nil || strings.HasPrefix(way, "..") {
		return nil, errors.New("leads out")
	}
	return os.Create(at) // evidence: guarded
}
