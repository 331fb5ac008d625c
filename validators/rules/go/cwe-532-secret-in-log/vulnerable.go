package auth

import (
	"fmt"
	"log"
	"log/slog"
)

func login(user, password string) {
	log.Printf("login %s %s", user, password) // finding
}

func key(c struct{ APIKey string }) {
	fmt.Println("key", c.APIKey) // finding
}

func token(accessToken string) {
	slog.Info("issued", "token", accessToken) // finding
}
