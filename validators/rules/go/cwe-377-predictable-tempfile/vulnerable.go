package files

import (
	"fmt"
	"os"
	"path/filepath"
)

func fixed(data []byte) error {
	return os.WriteFile("/tmp/report.txt", data, 0600) // finding: fixed-name
}

func numbered(data []byte) (*os.File, error) {
	return os.Create(fmt.Sprintf("/tmp/report-%d", os.Getpid())) // finding: fixed-name
}

func joined() (*os.File, error) {
	return os.Create(filepath.Join(os.TempDir(), "report.txt")) // finding: name-in-temp-dir
}
