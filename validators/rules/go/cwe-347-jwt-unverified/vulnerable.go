package auth

import "github.com/golang-jwt/jwt/v5"

func read(text string) (*jwt.Token, error) {
	token, _, err := new(jwt.Parser).ParseUnverified(text, jwt.MapClaims{}) // finding: signature-ignored
	return token, err
}

func issue(claims jwt.Claims) (string, error) {
	token := jwt.NewWithClaims(jwt.SigningMethodNone, claims) // finding: no-algorithm
	return token.SignedString(jwt.UnsafeAllowNoneSignatureType) // finding: no-algorithm
}
