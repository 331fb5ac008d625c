package files

import (
	"os"
	"path/filepath"
)

func export(kind string, data []byte) error {
	path := filepath.Join(os.TempDir(), "export-"+kind)
	return os.WriteFile(path, data, 0o600) // finding: name-in-temp-dir
}

func script(kind string) (*os.File, error) {
	dir := os.TempDir()
	path := filepath.Join(dir, kind+".sh")
	return os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o700) // finding: name-in-temp-dir
}
