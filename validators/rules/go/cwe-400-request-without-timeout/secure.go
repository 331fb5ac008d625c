package rates

import (
	"context"
	"net/http"
	"time"
)

func client() *http.Client {
	return &http.Client{Timeout: 10 * time.Second} // evidence: limited
}

func request(timed context.Context) (*http.Request, error) {
	return http.NewRequestWithContext(timed, "GET", "https://rates.example.org/today", nil) // evidence: limited
}

func given(limit time.Duration) http.Client {
	return http.Client{Timeout: limit} // evidence: limited
}

func plain() *http.Client {
	return &http.Client{}
}
