package files

import (
	"io/ioutil"
	"os"
)

func file() (*os.File, error) {
	return os.CreateTemp("", "report") // evidence
}

func folder() (string, error) {
	return os.MkdirTemp("", "reports") // evidence
}

func old() (*os.File, error) {
	return ioutil.TempFile("", "report") // evidence
}

func read() ([]byte, error) {
	return os.ReadFile("/tmp/report.txt")
}
