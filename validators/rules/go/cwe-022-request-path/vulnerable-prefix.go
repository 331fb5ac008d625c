package web

import (
	"net/http"
	"os"
	"strings"
)

func sheet(w http.ResponseWriter, r *http.Request) {
	full := "/srv/sheets/" + r.FormValue("name")
	if !strings.HasPrefix(full, "/srv/sheets/") {
		http.NotFound(w, r)
		return
	}
	data, err := os.ReadFile(full) // finding
	if err == nil {
		w.Write(data)
	}
}
