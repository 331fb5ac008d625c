package client

import (
	"errors"
	"net/http"
)

func none() *http.Client {
	return &http.Client{CheckRedirect: func(req *http.Request, via []*http.Request) error {
		return http.ErrUseLastResponse // evidence: not-followed
	}}
}

func dropped(req *http.Request, via []*http.Request) error {
	req.Header.Del("Authorization") // evidence: dropped
	return nil
}

func cookies(req *http.Request, via []*http.Request) error {
	if len(via) > 3 {
		return errors.New("too many redirects")
	}
	req.Header.Del("Cookie") // evidence: dropped
	return nil
}

func agent(req *http.Request, via []*http.Request) error {
	req.Header.Set("User-Agent", via[0].Header.Get("User-Agent"))
	return nil
}
