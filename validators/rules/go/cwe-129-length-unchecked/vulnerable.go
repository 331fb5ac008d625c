package tide

import "encoding/binary"

func first(msg []byte) []byte { // finding: length-taken
	if len(msg) < 4 {
		return nil
	}
	size := int(binary.BigEndian.Uint16(msg[2:4]))
	return msg[4 : 4+size]
}

func all(msg []byte) [][]byte { // finding: length-taken
	var parts [][]byte
	for len(msg) > 2 {
		n := binary.LittleEndian.Uint16(msg)
		msg = msg[2:]
		parts = append(parts, msg[:n])
		msg = msg[n:]
	}
	return parts
}

func named(msg []byte) string { // finding: length-taken
	length := binary.BigEndian.Uint32(msg)
	return string(msg[4:4+length])
}
