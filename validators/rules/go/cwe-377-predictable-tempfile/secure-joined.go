package files

import (
	"os"
	"path/filepath"
)

func script(kind string) (*os.File, error) {
	dir, err := os.MkdirTemp("", "scripts") // evidence
	if err != nil {
		return nil, err
	}
	return os.OpenFile(filepath.Join(dir, kind+".sh"), os.O_CREATE|os.O_WRONLY, 0o700)
}

func lock(kind string) (*os.File, error) {
	path := filepath.Join(os.TempDir(), kind+".lock")
	return os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
}
