package bells

import (
	"bytes"
	"context"
	"net/http"
	"time"
)

type Hook struct {
	URL    string
	Secret string
}

type Callback struct{ Target string }

var caller = &http.Client{Timeout: 5 * time.Second}

func ring(ctx context.Context, hook *Hook, body []byte) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, hook.URL, bytes.NewReader(body))
	if err != nil {
		return err
	}
	resp, err := caller.Do(req) // finding: stored-address-called
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func tell(callback Callback) error {
	resp, err := http.Get(callback.Target) // finding: stored-address-called
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

type bells struct{ hooks []Hook }

func (b *bells) all(body []byte) {
	for _, hook := range b.hooks {
		resp, err := caller.Post(hook.URL, "application/json", bytes.NewReader(body)) // finding: stored-address-called
		if err == nil {
			resp.Body.Close()
		}
	}
}
