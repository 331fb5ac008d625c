package unpack

import (
	"compress/gzip"
	"io"
	"net/http"
	"os"
)

const limit = 10 << 20

func gunzip(r io.Reader, out *os.File) error {
	gz, err := gzip.NewReader(r)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, io.LimitReader(gz, limit)) // evidence: bounded
	return err
}

func some(r io.Reader, out *os.File) error {
	gz, err := gzip.NewReader(r)
	if err != nil {
		return err
	}
	_, err = io.CopyN(out, gz, limit) // evidence: bounded
	return err
}

func body(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	r.Body = http.MaxBytesReader(w, r.Body, limit) // evidence: bounded-body
	return io.ReadAll(r.Body)
}

func plain(in, out *os.File) error {
	_, err := io.Copy(out, in)
	return err
}
