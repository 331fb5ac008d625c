package files

import "os"

func folder(path string) error {
	return os.MkdirAll(path, 0777) // finding: open-folder
}

func file(path string, data []byte) error {
	return os.WriteFile(path, data, 0o666) // finding: open-file
}

func later(path string) error {
	const everybody = 0o777
	return os.Chmod(path, everybody) // finding: open-file
}

func writeKey(block *pem.Block) error {
	file, err := os.Create("server.key") // finding: secret-readable-by-all
	if err != nil {
		return err
	}
	return pem.Encode(file, block)
}
