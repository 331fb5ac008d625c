package repo

import (
	"net/http"
	"net/url"
	"os/exec"
	"path/filepath"
)

func mirror(r *http.Request) error {
	u, err := url.Parse(r.FormValue("from"))
	if err != nil {
		return err
	}
	return exec.Command("git", "clone", u.String()).Run() // finding
}

func found(r *http.Request) error {
	return exec.Command("find", "/srv", url.QueryEscape(r.FormValue("x"))).Run() // finding
}

func packed(r *http.Request) error {
	return exec.Command("tar", "-cf", "/srv/o.tar", filepath.Join(r.FormValue("x"), "y")).Run() // finding
}
