package unpack

import (
	"archive/tar"
	"archive/zip"
	"io"
	"os"
	"path/filepath"
)

func unzip(src, dest string) error {
	r, err := zip.OpenReader(src)
	if err != nil {
		return err
	}
	for _, f := range r.File {
		path := filepath.Join(dest, f.Name)
		if f.FileInfo().IsDir() {
			os.MkdirAll(path, 0o755) // finding
			continue
		}
		out, err := os.Create(path) // finding
		if err != nil {
			return err
		}
		out.Close()
	}
	return nil
}

func untar(tr *tar.Reader, dest string) error {
	for {
		header, err := tr.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		f, err := os.OpenFile(dest+"/"+header.Name, os.O_CREATE|os.O_WRONLY, 0o600) // finding
		if err != nil {
			return err
		}
		f.Close()
	}
}
