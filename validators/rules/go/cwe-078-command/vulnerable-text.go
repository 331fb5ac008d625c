package web

import (
	"net/http"
	"os/exec"
)

func item(r *http.Request) error {
	return exec.Command("powershell", "-c", "Get-Item", r.FormValue("x")).Run() // finding
}

func listed(r *http.Request) error {
	return exec.Command("cmd", "/c", "dir", r.FormValue("x")).Run() // finding
}

func evaluated(r *http.Request) error {
	return exec.Command("sh", "-c", `eval "$1"`, "x", r.FormValue("x")).Run() // finding
}

func first(r *http.Request) error {
	return exec.Command("sh", "-c", `cd /srv; $1 --all`, "x", r.FormValue("x")).Run() // finding
}
