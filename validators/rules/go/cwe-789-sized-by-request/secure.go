package web

import (
	"encoding/binary"
	"errors"
	"net/http"
	"strconv"
	"strings"
)

const most = 1 << 20

func reserve(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil || n > most || n < 0 {
		return
	}
	buf := make([]byte, n) // evidence
	w.Write(buf)
}

func frame(header []byte) ([]byte, error) {
	size := binary.BigEndian.Uint32(header)
	if size > most {
		return nil, errors.New("too large")
	}
	return make([]byte, size), nil // evidence
}

func padding(r *http.Request) string {
	n, _ := strconv.Atoi(r.FormValue("width"))
	if n >= 0 && n < 80 {
		return strings.Repeat(" ", n) // evidence
	}
	return ""
}

func fixed() []byte {
	return make([]byte, 4096)
}

func least(a, b int) int {
	if a < b {
		return a
	}
	return b
}

func shortened(r *http.Request) []byte {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil {
		return nil
	}
	if n > most {
		n = most
	}
	return make([]byte, least(n, 4096), 4096) // evidence: guarded
}

func given(n int) []byte {
	return make([]byte, n)
}
