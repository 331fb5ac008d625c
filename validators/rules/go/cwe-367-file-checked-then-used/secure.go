package lock

import "os"

func claim(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600) // evidence
}

func note(text []byte) error {
	file, err := os.CreateTemp("", "note-*") // evidence
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = file.Write(text)
	return err
}

func open(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	return file.Chmod(0o640) // evidence
}

func size(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

func keep(path string, text []byte) error {
	return os.WriteFile(path, text, 0o600)
}
