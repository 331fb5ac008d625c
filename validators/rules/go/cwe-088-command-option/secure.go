package repo

import (
	"context"
	"errors"
	"net/http"
	"os/exec"
	"strings"
)

func log(r *http.Request) ([]byte, error) {
	return exec.Command("git", "log", "--end-of-options", r.FormValue("rev"), "--").Output() // evidence
}

func fetch(ctx context.Context, r *http.Request) error {
	args := []string{"clone", "--depth", "1", "--"}
	args = append(args, r.FormValue("from"), "/srv/copy")
	return exec.CommandContext(ctx, "git", args...).Run() // evidence
}

func pack(r *http.Request) error {
	name := r.PostFormValue("name")
	if strings.HasPrefix(name, "-") {
		return errors.New("no such name")
	}
	return exec.Command("tar", "-cf", "/srv/out.tar", name).Run() // evidence
}

func status() error {
	return exec.Command("git", "status").Run()
}

func branch(r *http.Request) error {
	return exec.Command("git", "log", "--branches="+r.FormValue("of")).Run()
}
