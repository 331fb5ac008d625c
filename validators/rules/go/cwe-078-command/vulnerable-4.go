package run

import (
	"net/http"
	"os/exec"
	"strings"
)

func fed(r *http.Request) error {
	shell := exec.Command("bash")
	shell.Stdin = strings.NewReader(r.FormValue("steps")) // finding: shell-text
	return shell.Run()
}

func added(r *http.Request) error {
	shell := exec.Command("/bin/sh")
	shell.Args = append(shell.Args, "-c", r.FormValue("step")) // finding: shell-text
	return shell.Run()
}
