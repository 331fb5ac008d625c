package mirror

import (
	"context"
	"os/exec"
)

func fetch(ctx context.Context, branch string) error {
	return exec.CommandContext(ctx, "git", "fetch", "origin", branch).Run() // finding: given-as-option
}

func copyOf(remote, dir string) error {
	return exec.Command("hg", "clone", remote, dir).Run() // finding: given-as-option
}

type mirror struct{ url string }

func (m mirror) get(out string) error {
	return exec.Command("curl", "-o", "page", m.url).Run() // finding: given-as-option
}
