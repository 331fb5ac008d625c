package unpack

import (
	"archive/tar"
	"compress/gzip"
	"compress/zlib"
	"io"
	"os"
)

func gunzip(r io.Reader, out *os.File) error {
	gz, err := gzip.NewReader(r)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, gz) // finding: unbounded-copy
	return err
}

func inflate(r io.Reader) ([]byte, error) {
	z, err := zlib.NewReader(r)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z) // finding: unbounded-read
}

func entry(tr *tar.Reader, out *os.File) error {
	_, err := io.Copy(out, tr) // finding: unbounded-copy
	return err
}
