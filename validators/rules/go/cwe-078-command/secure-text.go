package web

import (
	"net/http"
	"os/exec"
)

func counted(r *http.Request) error {
	return exec.Command("sh", "-c", `sort -- "$1" | uniq -c`, "x", r.FormValue("x")).Run() // evidence: constant-shell-text
}

func services() error {
	return exec.Command("powershell", "-Command", "Get-Service").Run() // evidence: constant-shell-text
}
