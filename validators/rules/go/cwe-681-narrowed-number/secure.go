package num

import (
	"errors"
	"math"
	"strconv"
)

func port(s string) (uint16, error) {
	n, err := strconv.ParseUint(s, 10, 16)
	if err != nil {
		return 0, err
	}
	return uint16(n), nil // evidence: parsed-to-size
}

func count(s string) (int32, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n > math.MaxInt32 || n < math.MinInt32 {
		return 0, errors.New("out of range")
	}
	return int32(n), nil // evidence: bounds-checked
}

func id(s string) int32 {
	n, _ := strconv.ParseInt(s, 10, 32)
	return int32(n) // evidence: parsed-to-size
}

func wide(s string) int64 {
	n, _ := strconv.Atoi(s)
	return int64(n)
}

func fixed() int32 {
	return int32(7)
}
