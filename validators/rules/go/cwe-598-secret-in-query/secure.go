package shop

import (
	"fmt"
	"net/http"
)

func login(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	password := r.PostFormValue("password") // evidence: secret-in-body
	if !known(name, password) {
		http.Error(w, "no", http.StatusUnauthorized)
	}
}

func weather(key string) (*http.Response, error) {
	request, err := http.NewRequest(http.MethodGet, "https://weather.example/today", nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+key) // evidence: secret-in-header
	return http.DefaultClient.Do(request)
}

func other(key string, request *http.Request) {
	request.Header.Set("X-Api-Key", key) // evidence: secret-in-header
	request.Header.Set("Accept", "text/plain")
}

func page(cursor string) (*http.Response, error) {
	return http.Get(fmt.Sprintf("https://shop.example/rows?page_token=%s", cursor))
}

func shown(r *http.Request) string {
	return r.URL.Query().Get("password_hint")
}
