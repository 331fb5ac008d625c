package notes

import (
	"io"
	"net/http"
)

func keep(w http.ResponseWriter, r *http.Request) { // finding: whole-body-read
	text, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, "no text", http.StatusBadRequest)
		return
	}
	store(string(text))
}
