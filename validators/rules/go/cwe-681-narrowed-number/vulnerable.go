package num

import (
	"errors"
	"strconv"
)

func port(s string) (uint16, error) {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, err
	}
	return uint16(n), nil // finding
}

func count(s string) int32 {
	n, _ := strconv.ParseInt(s, 10, 64)
	half := n
	return int32(half) // finding
}

func small(s string) byte {
	n, _ := strconv.ParseUint(s, 10, 32)
	return byte(n) // finding
}

func positive(s string) int32 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	return int32(n) // finding
}

func berth(s string) (uint16, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n < 100 {
		return 0, errors.New("no berth")
	}
	return uint16(n), nil // finding
}
