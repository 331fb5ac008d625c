package shop

import (
	"context"
	"fmt"
	"net/http"
)

func login(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	password := r.URL.Query().Get("password") // finding: secret-in-query
	if !known(name, password) {
		http.Error(w, "no", http.StatusUnauthorized)
	}
}

func weather(key string) (*http.Response, error) {
	return http.Get("https://weather.example/today?api_key=" + key) // finding: secret-put-into-address
}

func maps(ctx context.Context, token string) (*http.Request, error) {
	address := fmt.Sprintf("https://maps.example/tiles?zoom=4&access_token=%s", token)
	return http.NewRequestWithContext(ctx, http.MethodGet, address, nil) // finding: secret-put-into-address
}
