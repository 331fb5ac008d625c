package mem

import (
	"reflect"
	"unsafe"
)

func number(b []byte) uint32 {
	return *(*uint32)(unsafe.Pointer(&b[0])) // finding: unsafe-conversion
}

func view(p *byte, n int) []byte {
	return unsafe.Slice(p, n) // finding: unsafe-conversion
}

func header(data uintptr, n int) reflect.SliceHeader {
	return reflect.SliceHeader{Data: data, Len: n, Cap: n} // finding: slice-header
}

func bytesOf(s string) []byte {
	return *(*[]byte)(unsafe.Pointer(&s)) // finding: unsafe-conversion
}
