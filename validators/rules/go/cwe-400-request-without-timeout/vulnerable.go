package rates

import "net/http"

func fetch() (*http.Response, error) {
	return http.Get("https://rates.example.org/today") // finding: default-client
}

func client() *http.Client {
	return &http.Client{Timeout: 0} // finding: limit-off
}

func later(client *http.Client) {
	client.Timeout = 0 // finding: limit-off
}
