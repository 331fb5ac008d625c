package web

import (
	"context"
	"net/http"
	"os/exec"
	"regexp"

	"github.com/alessio/shellescape"
)

var host = regexp.MustCompile(`^[a-z0-9.]+$`)

func ping(w http.ResponseWriter, r *http.Request) {
	out, _ := exec.Command("ping", "-c", "1", "--", r.FormValue("host")).Output() // evidence: program-with-arguments
	w.Write(out)
}

func archive(ctx context.Context, name string) error {
	return exec.CommandContext(ctx, "tar", "cf", "out.tar", "--", name).Run() // evidence: program-with-arguments
}

func checked(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("host")
	if !host.MatchString(name) {
		return
	}
	exec.Command("sh", "-c", "nslookup "+name).Run() // evidence: guarded
}

func quoted(name string) error {
	return exec.Command("sh", "-c", "ls "+shellescape.Quote(name)).Run() // evidence: sanitized
}

func disk() error {
	return exec.Command("sh", "-c", "df -h | tail -1").Run() // evidence: constant-shell-text
}

func tools(w http.ResponseWriter, r *http.Request) {
	known := map[string]string{"date": "/bin/date", "uptime": "/usr/bin/uptime"}
	program, ok := known[r.FormValue("tool")]
	if !ok {
		return
	}
	exec.Command(program).Run()
}
