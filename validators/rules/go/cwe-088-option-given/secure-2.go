package vcs

import (
	"errors"
	"strings"
)

type Copy struct {
	remote string
	local  string
	shell  *Shell
}

func (c *Copy) Get() error {
	_, err := c.shell.run("hg", "clone", "--", c.remote, c.local) // evidence: options-ended
	return err
}

func (c *Copy) Take(version string) error {
	if strings.HasPrefix(version, "-") {
		return errors.New("no version")
	}
	_, err := c.shell.RunFromDir("git", "checkout", version) // evidence: guarded
	return err
}

func (c *Copy) Renew(remote string) error {
	_, err := c.shell.RunCommand("git", "fetch", "--end-of-options", remote) // evidence: options-ended
	return err
}

func (c *Copy) Update() error {
	_, err := c.shell.RunFromDir("git", "pull")
	return err
}

func (c *Copy) Test(version string) {
	c.shell.run("checkout", "git", version)
}
