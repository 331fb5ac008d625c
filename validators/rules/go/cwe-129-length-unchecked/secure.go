package tide

import (
	"encoding/binary"
	"io"
)

func first(msg []byte) []byte { // evidence: length-compared
	if len(msg) < 4 {
		return nil
	}
	size := int(binary.BigEndian.Uint16(msg[2:4]))
	if len(msg) < 4+size {
		return nil
	}
	return msg[4 : 4+size]
}

func all(msg []byte) [][]byte { // evidence: length-compared
	var parts [][]byte
	for len(msg) > 2 {
		n := int(binary.LittleEndian.Uint16(msg))
		msg = msg[2:]
		if n > len(msg) {
			break
		}
		parts = append(parts, msg[:n])
		msg = msg[n:]
	}
	return parts
}

func named(msg []byte) string { // evidence: length-compared
	length := int(binary.BigEndian.Uint32(msg))
	if length > len(msg)-4 {
		return ""
	}
	return string(msg[4:4+length])
}

func read(in io.Reader, head []byte) ([]byte, error) {
	size := binary.BigEndian.Uint16(head)
	body := make([]byte, size)
	_, err := io.ReadFull(in, body[:size])
	return body, err
}
