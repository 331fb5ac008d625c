package bells

import (
	"bytes"
	"encoding/json"
	"context"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"syscall"
	"time"
)

type Hook struct {
	URL    string
	Secret string
}

var caller = &http.Client{
	Timeout: 5 * time.Second,
	Transport: &http.Transport{
		DialContext: (&net.Dialer{Control: onlyPublic}).DialContext,
	},
}

func onlyPublic(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil || !at.Addr().IsGlobalUnicast() || at.Addr().IsPrivate() {
		return errors.New("no public address")
	}
	return nil
}

func ring(ctx context.Context, hook *Hook, body []byte) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, hook.URL, bytes.NewReader(body))
	if err != nil {
		return err
	}
	resp, err := caller.Do(req) // evidence: addresses-asked
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func short(hook *Hook, body []byte) error {
	resp, err := caller.Post(hook.URL, "application/json", bytes.NewReader(body)) // evidence: addresses-asked
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func probe(hook *Hook) error {
	client := &http.Client{Transport: &http.Transport{DialContext: (&net.Dialer{ControlContext: nil, Control: onlyPublic}).DialContext}}
	resp, err := client.Get(hook.URL) // evidence: addresses-asked
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

type partner struct{ URL string }

func fetch(p partner) (*http.Response, error) {
	return http.Get(p.URL)
}

// The rule of what requests hold finds this.
func try(w http.ResponseWriter, r *http.Request) {
	var hook Hook
	if json.NewDecoder(r.Body).Decode(&hook) == nil {
		http.Post(hook.URL, "application/json", nil)
	}
}
