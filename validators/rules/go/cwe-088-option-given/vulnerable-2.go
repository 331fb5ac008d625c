package copies

import (
	"context"
	"errors"
	"os/exec"
)

type order struct {
	From  string
	Named string
}

func take(ctx context.Context, o order, into string) error {
	if o.From == "" {
		return errors.New("from where?")
	}
	args := []string{"clone", "--depth=1", "--branch", o.Named, o.From, into}
	return exec.CommandContext(ctx, "git", args...).Run() // finding: given-as-option
}

func renew(o order) error {
	args := []string{"fetch"}
	args = append(args, o.From)
	return exec.Command("git", args...).Run() // finding: given-as-option
}
