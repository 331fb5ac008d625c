package mem

import (
	"encoding/binary"
	"io"
	"unsafe"
)

func number(b []byte) uint32 {
	return binary.LittleEndian.Uint32(b) // evidence
}

func big(b []byte) uint64 {
	return binary.BigEndian.Uint64(b) // evidence
}

func read(r io.Reader, out *uint16) error {
	return binary.Read(r, binary.BigEndian, out) // evidence
}

func size() uintptr {
	return unsafe.Sizeof(uint32(0))
}
