package frames

import (
	"bytes"
	"encoding/binary"
	"net/http"
	"strconv"
)

func table(w http.ResponseWriter, r *http.Request) {
	rows, err := strconv.Atoi(r.FormValue("rows"))
	if err != nil {
		return
	}
	cells := make([]int, rows*8) // finding: computed-size
	fill(cells)
}

func frame(head []byte) []byte {
	length := binary.BigEndian.Uint32(head)
	return make([]byte, length+4) // finding: computed-size
}

func grown(head []byte, out *bytes.Buffer) {
	count := int(binary.LittleEndian.Uint64(head))
	out.Grow(count * 16) // finding: computed-growth
}
