package vcs

type Copy struct {
	remote string
	local  string
	shell  *Shell
}

func (c *Copy) Remote() string { return c.remote }

func (c *Copy) Get() error {
	_, err := c.shell.run("hg", "clone", c.Remote(), c.local) // finding: given-as-option
	return err
}

func (c *Copy) Take(version string) error {
	_, err := c.shell.RunFromDir("git", "checkout", version) // finding: given-as-option
	return err
}

func (c *Copy) Renew(remote string) error {
	_, err := c.shell.RunCommand("git", "fetch", "--quiet", remote) // finding: given-as-option
	return err
}
