package tide

import (
	"syscall"
	"unsafe"
)

func level(port uintptr) (uint64, syscall.Errno) {
	var found struct{ height uint64 }
	_, _, code := syscall.Syscall(syscall.SYS_IOCTL, port, 7, uintptr(unsafe.Pointer(&found)))
	return found.height, code
}
