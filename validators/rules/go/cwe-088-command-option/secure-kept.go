package repo

import (
	"net/http"
	"net/url"
	"os/exec"
	"path/filepath"
)

func mirror(r *http.Request) error {
	u, err := url.Parse(r.FormValue("from"))
	if err != nil || u.Scheme != "https" {
		return err
	}
	return exec.Command("git", "clone", u.String()).Run() // evidence
}

func packed(r *http.Request) error {
	return exec.Command("tar", "-cf", "/srv/o.tar", filepath.Join("/srv/in", r.FormValue("x"))).Run()
}
