package rates

import (
	"io"
	"net/http"
)

func fetch() (*http.Response, error) {
	return http.Get("https://rates.example.org/today") // finding: default-client
}

func client() *http.Client {
	return &http.Client{Timeout: 0} // finding: limit-off
}

func later(client *http.Client) {
	client.Timeout = 0 // finding: limit-off
}

func hook(address string, body io.Reader) (*http.Response, error) {
	client := &http.Client{Transport: &http.Transport{MaxIdleConns: 2}}
	return client.Post(address, "application/json", body) // finding: no-limit
}
