package files

import "os"

func folder(path string) error {
	return os.MkdirAll(path, 0o700) // evidence
}

func file(path string, data []byte) error {
	return os.WriteFile(path, data, 0600) // evidence
}

func later(path string) error {
	const own = 0o600
	return os.Chmod(path, own) // evidence
}

func program(path string) error {
	return os.Chmod(path, 0o755)
}

func report() (*os.File, error) {
	return os.Create("report.txt")
}
