package mirror

import (
	"context"
	"errors"
	"net/http"
	"os/exec"
	"strings"
)

func fetch(ctx context.Context, branch string) error {
	return exec.CommandContext(ctx, "git", "fetch", "origin", "--", branch).Run() // evidence: options-ended
}

func copyOf(remote, dir string) error {
	return exec.Command("hg", "clone", "--", remote, dir).Run() // evidence: options-ended
}

func checkout(ref string) error {
	if strings.HasPrefix(ref, "-") {
		return errors.New("no name")
	}
	return exec.Command("git", "checkout", ref).Run() // evidence: guarded
}

func status() error {
	return exec.Command("git", "status").Run()
}

// The rule of what requests hold finds this.
func mirror(w http.ResponseWriter, r *http.Request) {
	branch := r.FormValue("branch")
	exec.Command("git", "fetch", "origin", branch).Run()
}
