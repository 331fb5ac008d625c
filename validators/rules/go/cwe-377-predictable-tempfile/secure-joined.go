package files

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/google/uuid"
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

func page() error {
	name := uuid.NewString()
	return os.WriteFile("/tmp/"+name+".html", nil, 0o600)
}

func sheet() (*os.File, error) {
	id := uuid.New()
	return os.Create(os.TempDir() + "/" + id.String())
}

func book() (*os.File, error) {
	id := uuid.New()
	at := filepath.Join(os.TempDir(), fmt.Sprintf("book-%s.pdf", id))
	return os.Create(at)
}
