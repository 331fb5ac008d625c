package feeds

import (
	"errors"
	"net"
	"net/http"
	"syscall"
)

func anyPort(_, address string, _ syscall.RawConn) error {
	_, port, err := net.SplitHostPort(address)
	if err != nil || port == "0" {
		return errors.New("no port")
	}
	return nil
}

func outside(_, address string, _ syscall.RawConn) error {
	host, _, _ := net.SplitHostPort(address)
	if ip := net.ParseIP(host); ip == nil || ip.IsPrivate() {
		return errors.New("an address of our own")
	}
	return nil
}

func feed(w http.ResponseWriter, r *http.Request) {
	reader := &http.Client{Transport: &http.Transport{DialContext: (&net.Dialer{Control: anyPort}).DialContext}}
	reader.Get(r.FormValue("feed")) // finding: address-from-request
}

func icon(w http.ResponseWriter, r *http.Request) {
	careful := &http.Client{Transport: &http.Transport{DialContext: (&net.Dialer{Control: outside}).DialContext}}
	careful.Get(r.FormValue("icon"))
	http.Get(r.FormValue("icon")) // finding: address-from-request
}

func page(w http.ResponseWriter, r *http.Request) {
	careful := &http.Client{Transport: &http.Transport{DialContext: (&net.Dialer{Control: outside}).DialContext}}
	request, err := http.NewRequest(http.MethodGet, r.FormValue("page"), nil)
	if err != nil {
		return
	}
	careful.Do(request)
	plain := &http.Client{}
	plain.Do(request) // finding: address-from-request
}
