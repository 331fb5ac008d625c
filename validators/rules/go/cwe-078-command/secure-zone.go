package buoys

import (
	"net"
	"net/http"
	"net/netip"
	"os/exec"
)

func reach(w http.ResponseWriter, r *http.Request) {
	at, err := netip.ParseAddr(r.FormValue("buoy"))
	if err != nil {
		return
	}
	at = at.WithZone("")
	exec.Command("sh", "-c", "ping -c 2 "+at.String()).Run() // evidence: sanitized
}

func ofFour(w http.ResponseWriter, r *http.Request) {
	at, err := netip.ParseAddr(r.FormValue("buoy"))
	if err != nil || !at.Is4() {
		return
	}
	exec.Command("sh", "-c", "ping -c 2 "+at.String()).Run() // evidence: guarded
}

func asWritten(w http.ResponseWriter, r *http.Request) {
	text := r.FormValue("buoy")
	if net.ParseIP(text) == nil {
		return
	}
	exec.Command("sh", "-c", "ping -c 2 "+text).Run() // evidence: guarded
}
