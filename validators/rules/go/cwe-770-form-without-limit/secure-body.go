package notes

import (
	"io"
	"net/http"
)

func keep(w http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<16)) // evidence: limited-body
	if err != nil {
		http.Error(w, "no text", http.StatusBadRequest)
		return
	}
	store(string(text))
}

func read(resp *http.Response) ([]byte, error) {
	return io.ReadAll(resp.Body)
}

func prices() ([]byte, error) {
	r, err := http.Get("https://prices.example.com/today")
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	return io.ReadAll(r.Body)
}

func answered(r *http.Response) ([]byte, error) {
	return io.ReadAll(r.Body)
}
