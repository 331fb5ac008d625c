package uploads

import (
	"io"
	"net/http"
)

func upload(w http.ResponseWriter, r *http.Request) { // finding: unlimited-form
	if err := r.ParseMultipartForm(32 << 20); err != nil {
		http.Error(w, "bad form", http.StatusBadRequest)
		return
	}
}

func stream(w http.ResponseWriter, r *http.Request) { // finding: unlimited-form
	reader, err := r.MultipartReader()
	if err != nil {
		return
	}
	part, _ := reader.NextPart()
	io.Copy(store, part)
}

func one(w http.ResponseWriter, r *http.Request) { // finding: unlimited-form
	file, header, err := r.FormFile("picture")
	if err != nil {
		return
	}
	defer file.Close()
	save(header.Filename, file)
}
