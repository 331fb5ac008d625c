package web

import (
	"context"
	"net/http"
	"os/exec"
	"strings"
)

func ping(w http.ResponseWriter, r *http.Request) {
	out, _ := exec.Command("sh", "-c", "ping -c 1 "+r.FormValue("host")).Output() // finding: shell-text
	w.Write(out)
}

func archive(ctx context.Context, name string) error {
	args := []string{"-c", "tar cf out.tar " + name}
	return exec.CommandContext(ctx, "/bin/bash", args...).Run() // finding: shell-text
}

func tool(w http.ResponseWriter, r *http.Request) {
	parts := strings.Fields(r.URL.Query().Get("cmd"))
	exec.Command(parts[0], parts[1:]...).Run() // finding: program-from-outside
}

func windows(path string) error {
	cmd := exec.Command("cmd", "/C", "del "+path) // finding: shell-text
	return cmd.Run()
}

func byHand(r *http.Request) error {
	cmd := &exec.Cmd{Path: "/bin/sh", Args: []string{"sh", "-c", "ls " + r.FormValue("dir")}} // finding: shell-text
	other := exec.Cmd{Path: r.FormValue("tool")}                                             // finding: program-from-outside
	_ = other
	return cmd.Run()
}
