package convert

import "os/exec"

// Convert turns the document at path into PDF.
func Convert(path string) error {
	return exec.Command("sh", "-c", "soffice --convert-to pdf "+path).Run()
}
