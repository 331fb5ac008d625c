package uploads

import (
	"io"
	"net/http"
)

func upload(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 8<<20) // evidence: limited-body
	if err := r.ParseMultipartForm(1 << 20); err != nil {
		http.Error(w, "bad form", http.StatusBadRequest)
		return
	}
}

func serve(mux *http.ServeMux) http.Handler {
	return http.MaxBytesHandler(mux, 1<<20) // evidence: limited-body
}

func text(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(io.LimitReader(r.Body, 1<<20)) // evidence: limited-body
	if err != nil {
		return
	}
	w.Write(body)
}

func form(w http.ResponseWriter, r *http.Request) {
	if r.ParseForm() != nil {
		return
	}
}
