package client

import "net/http"

func all() *http.Client {
	return &http.Client{CheckRedirect: func(req *http.Request, via []*http.Request) error {
		req.Header = via[0].Header.Clone() // finding: headers-copied
		return nil
	}}
}

func one(req *http.Request, via []*http.Request) error {
	req.Header.Set("Authorization", via[0].Header.Get("Authorization")) // finding: credential-copied
	return nil
}

func (c *Client) onRedirect(req *http.Request, via []*http.Request) error {
	req.SetBasicAuth(c.user, c.password) // finding: credential-copied
	return nil
}
