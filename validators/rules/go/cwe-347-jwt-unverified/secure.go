package auth

import (
	"os"

	"github.com/golang-jwt/jwt/v5"
)

func key(*jwt.Token) (any, error) {
	return []byte(os.Getenv("KEY")), nil
}

func read(text string) (*jwt.Token, error) {
	return jwt.Parse(text, key, jwt.WithValidMethods([]string{"HS256"})) // evidence
}

func claims(text string) (*jwt.Token, error) {
	return jwt.ParseWithClaims(text, &jwt.RegisteredClaims{}, key) // evidence
}

func other(text string) (*jwt.Token, error) {
	c := jwt.MapClaims{}
	return jwt.ParseWithClaims(text, c, key) // evidence
}

func issue(c jwt.Claims) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString([]byte(os.Getenv("KEY")))
}

func whatever(text string, own any) (*jwt.Token, error) {
	return jwt.Parse(text, func(*jwt.Token) (any, error) { return own, nil })
}

func asked(text string, own any) (*jwt.Token, error) {
	return jwt.Parse(text, func(t *jwt.Token) (any, error) { // evidence
		if _, ok := t.Method.(*jwt.SigningMethodRSA); !ok {
			return nil, jwt.ErrTokenUnverifiable
		}
		return own, nil
	})
}
