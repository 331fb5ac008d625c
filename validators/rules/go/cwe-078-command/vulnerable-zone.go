package buoys

import (
	"net/http"
	"net/netip"
	"os/exec"
)

func reach(w http.ResponseWriter, r *http.Request) {
	at, err := netip.ParseAddr(r.FormValue("buoy"))
	if err != nil {
		return
	}
	exec.Command("sh", "-c", "ping -c 2 "+at.String()).Run() // finding: shell-text
}

func asWritten(w http.ResponseWriter, r *http.Request) {
	text := r.FormValue("buoy")
	if _, err := netip.ParseAddr(text); err == nil {
		exec.Command("sh", "-c", "ping -c 2 "+text).Run() // finding: shell-text
	}
}

func behindPort(w http.ResponseWriter, r *http.Request) {
	if at, err := netip.ParseAddrPort(r.FormValue("buoy")); err == nil {
		exec.Command("sh", "-c", "ping -c 2 "+at.Addr().Unmap().String()).Run() // finding: shell-text
	}
}
