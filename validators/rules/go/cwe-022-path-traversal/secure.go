package web

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
)

const root = "/srv/files"

func contained(w http.ResponseWriter, r *http.Request) {
	f, err := os.OpenInRoot(root, r.FormValue("name")) // evidence: opened-in-root
	if err == nil {
		f.Close()
	}
}

func local(name string) ([]byte, error) {
	if !filepath.IsLocal(name) {
		return nil, errors.New("bad name")
	}
	return os.ReadFile(filepath.Join(root, name)) // evidence: guarded
}

func prefixed(w http.ResponseWriter, r *http.Request) {
	path := filepath.Join(root, r.FormValue("name"))
	if !strings.HasPrefix(path, root+string(os.PathSeparator)) {
		return
	}
	os.Remove(path) // evidence: guarded
}

func last(w http.ResponseWriter, r *http.Request) {
	os.Remove(filepath.Join(root, filepath.Base(r.FormValue("name")))) // evidence: sanitized
}

func index() ([]byte, error) {
	return os.ReadFile(filepath.Join(root, "index.html"))
}

func whole(path string) ([]byte, error) {
	return os.ReadFile(path)
}
