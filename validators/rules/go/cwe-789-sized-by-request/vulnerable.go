package web

import (
	"encoding/binary"
	"net/http"
	"strconv"
	"strings"
)

func reserve(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil {
		return
	}
	buf := make([]byte, n) // finding: unbounded-make
	w.Write(buf)
}

func frame(header []byte) []byte {
	size := binary.BigEndian.Uint32(header)
	return make([]byte, size) // finding: unbounded-make
}

func padding(r *http.Request) string {
	n, _ := strconv.Atoi(r.FormValue("width"))
	return strings.Repeat(" ", n) // finding: unbounded-repeat
}

func larger(a, b int) int {
	if a > b {
		return a
	}
	return b
}

func widened(r *http.Request) []byte {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil || n < 0 {
		return nil
	}
	return make([]byte, larger(n, 4096)) // finding: unbounded-make
}

func room(r *http.Request) []string {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil || n <= 0 {
		n = 10
	}
	return make([]string, 0, n) // finding: unbounded-make
}
