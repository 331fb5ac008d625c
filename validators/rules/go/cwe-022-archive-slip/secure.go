package unpack

import (
	"archive/tar"
	"archive/zip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func unzip(src, dest string) error {
	r, err := zip.OpenReader(src)
	if err != nil {
		return err
	}
	for _, f := range r.File {
		path := filepath.Join(dest, f.Name)
		if !strings.HasPrefix(path, filepath.Clean(dest)+string(os.PathSeparator)) {
			return fmt.Errorf("bad path %s", path)
		}
		out, err := os.Create(path) // evidence: guarded
		if err != nil {
			return err
		}
		out.Close()
	}
	return nil
}

func local(tr *tar.Reader, dest string) error {
	header, err := tr.Next()
	if err != nil {
		return err
	}
	if !filepath.IsLocal(header.Name) {
		return fmt.Errorf("bad path")
	}
	f, err := os.Create(filepath.Join(dest, header.Name)) // evidence: guarded
	if err != nil {
		return err
	}
	return f.Close()
}

func flat(tr *tar.Reader, dest string) error {
	header, err := tr.Next()
	if err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(dest, filepath.Base(header.Name))) // evidence: sanitized
	if err != nil {
		return err
	}
	return f.Close()
}

func rooted(root *os.Root, tr *tar.Reader) error {
	header, err := tr.Next()
	if err != nil {
		return err
	}
	f, err := root.Create(header.Name) // evidence: written-in-root
	if err != nil {
		return err
	}
	return f.Close()
}

func logFile(name string) (*os.File, error) {
	return os.Create(filepath.Join("/var/log", name))
}
