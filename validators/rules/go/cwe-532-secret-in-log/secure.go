package auth

import (
	"log"
	"log/slog"
)

func login(user, password string) {
	log.Printf("login %s %s", user, mask(password)) // evidence
}

func key(apiKey string) {
	slog.Info("using", "key", redact(apiKey)) // evidence
}

func token(secret string) {
	log.Println("token", hashed(secret)) // evidence
}

func failed(user string, err error) {
	log.Printf("login of %q failed: %v", user, err)
}
