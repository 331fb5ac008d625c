package web

import (
	"net/http"
	"os"
	"path"
	"path/filepath"

	"github.com/gorilla/mux"
)

var reports = map[string]string{"a": "/srv/a.txt", "b": "/srv/b.txt"}

func last(w http.ResponseWriter, r *http.Request) {
	data, _ := os.ReadFile(filepath.Base(r.FormValue("path"))) // evidence: sanitized
	w.Write(data)
}

func rooted(w http.ResponseWriter, r *http.Request) {
	root, err := os.OpenRoot("/srv")
	if err != nil {
		return
	}
	root.Remove(mux.Vars(r)["name"]) // evidence: opened-in-root
}

func absolute(w http.ResponseWriter, r *http.Request) {
	os.Remove("/srv" + path.Clean("/"+r.FormValue("name"))) // evidence: sanitized
}

func looked(w http.ResponseWriter, r *http.Request) {
	data, _ := os.ReadFile(reports[r.FormValue("name")])
	w.Write(data)
}

func plain(path string) ([]byte, error) {
	return os.ReadFile(path)
}

func uploaded(w http.ResponseWriter, r *http.Request) {
	parts, err := r.MultipartReader()
	if err != nil {
		return
	}
	part, err := parts.NextPart()
	if err != nil {
		return
	}
	os.Remove(filepath.Join("/srv/drafts", part.FileName())) // evidence: sanitized
}
