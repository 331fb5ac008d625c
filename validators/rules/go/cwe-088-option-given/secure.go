package mirror

import (
	"context"
	"errors"
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
