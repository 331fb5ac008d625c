package web

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
)

const root = "/srv/files"

func download(w http.ResponseWriter, r *http.Request) {
	data, _ := os.ReadFile(filepath.Join(root, r.URL.Query().Get("name"))) // finding: joined-path-used
	w.Write(data)
}

func cleaned(w http.ResponseWriter, r *http.Request) {
	name := filepath.Clean(r.FormValue("name"))
	f, err := os.Open(root + "/" + name) // finding: joined-path-used
	if err == nil {
		f.Close()
	}
}

func remove(name string) error {
	return os.Remove(fmt.Sprintf("%s/%s.json", root, name)) // finding: joined-path-used
}

func serve(w http.ResponseWriter, r *http.Request) {
	http.ServeFile(w, r, r.FormValue("file")) // finding: served-path
}
