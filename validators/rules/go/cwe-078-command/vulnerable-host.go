package web

import (
	"net/http"
	"net/url"
	"os/exec"
)

func fetched(r *http.Request) error {
	u, err := url.Parse(r.FormValue("from"))
	if err != nil || u.Host != "files.example.com" {
		return err
	}
	return exec.Command("sh", "-c", "curl "+u.String()).Run() // finding
}
