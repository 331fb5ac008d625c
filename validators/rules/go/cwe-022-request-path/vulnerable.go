package web

import (
	"net/http"
	"os"
	"path/filepath"

	"github.com/gorilla/mux"
)

func whole(w http.ResponseWriter, r *http.Request) {
	data, _ := os.ReadFile(r.FormValue("path")) // finding
	w.Write(data)
}

func cleaned(w http.ResponseWriter, r *http.Request) {
	name, _ := filepath.Abs(mux.Vars(r)["name"])
	os.RemoveAll(name) // finding
}

func moved(w http.ResponseWriter, r *http.Request) {
	os.Rename("upload.tmp", r.Header.Get("X-Name")) // finding
}
