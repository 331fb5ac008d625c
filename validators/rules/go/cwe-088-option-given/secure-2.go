package copies

import (
	"context"
	"errors"
	"net/url"
	"os/exec"
	"regexp"
)

var branch = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._/-]*$`)

type order struct {
	From  string
	Named string
}

func (o order) check() error {
	from, err := url.Parse(o.From)
	if err != nil || from.Scheme != "https" || !branch.MatchString(o.Named) {
		return errors.New("not such a copy")
	}
	return nil
}

func take(ctx context.Context, o order, into string) error {
	if err := o.check(); err != nil {
		return err
	}
	args := []string{"clone", "--depth=1", "--branch", o.Named, "--", o.From, into}
	return exec.CommandContext(ctx, "git", args...).Run() // evidence: options-ended
}

func renew(into string) error {
	args := []string{"fetch", "--all", "--prune"}
	return exec.Command("git", args...).Run()
}
