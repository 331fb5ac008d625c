package repo

import (
	"context"
	"net/http"
	"os/exec"
)

func log(r *http.Request) ([]byte, error) {
	return exec.Command("git", "log", "--oneline", r.FormValue("rev")).Output() // finding
}

func fetch(ctx context.Context, r *http.Request) error {
	args := []string{"clone", "--depth", "1"}
	args = append(args, r.FormValue("from"), "--", "/srv/copy")
	return exec.CommandContext(ctx, "git", args...).Run() // finding
}

func pack(r *http.Request) error {
	return exec.Command("/usr/bin/tar", "-cf", "/srv/out.tar", r.PostFormValue("name")).Run() // finding
}
