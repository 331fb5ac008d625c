package frames

import (
	"encoding/binary"
	"net/http"
	"strconv"
)

func table(w http.ResponseWriter, r *http.Request) {
	rows, err := strconv.Atoi(r.FormValue("rows"))
	if err != nil || rows < 0 {
		return
	}
	if rows > 1000 {
		return
	}
	cells := make([]int, rows*8) // evidence: guarded
	fill(cells)
}

func frame(head []byte) []byte {
	length := binary.BigEndian.Uint32(head)
	if length < 65536 {
		return make([]byte, length+4) // evidence: guarded
	}
	return nil
}

func capped(head []byte) []byte {
	length := min(binary.BigEndian.Uint32(head), 4096)
	return make([]byte, length+4) // evidence: sanitized
}

func own(items []string) []int {
	return make([]int, len(items)*2)
}
