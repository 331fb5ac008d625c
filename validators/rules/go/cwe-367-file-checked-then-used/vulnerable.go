package lock

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

func claim(path string) (*os.File, error) {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600) // finding
}

func note(name string, text []byte) error {
	path := filepath.Join(os.TempDir(), name)
	if _, err := os.Stat(path); err == nil {
		return errors.New("is there")
	}
	return os.WriteFile(path, text, 0o600) // finding
}

func open(path string) error {
	info, err := os.Lstat(path)
	if err != nil || info.Mode()&fs.ModeSymlink != 0 {
		return errors.New("a link")
	}
	return os.Chmod(path, 0o640) // finding
}
