package token

import (
	"fmt"
	"math/rand"
	"net/http"
	"strconv"
)

const letters = "abcdefghijklmnopqrstuvwxyz"

func newToken() string {
	return fmt.Sprint(rand.Int63()) // finding: predictable-in-secret-code
}

func GeneratePassword(n int) string {
	out := make([]byte, n)
	for i := range out {
		out[i] = letters[rand.Intn(len(letters))] // finding: predictable-in-secret-code
	}
	return string(out)
}

func fill(buf []byte) {
	rand.Read(buf) // finding: predictable-bytes
}

func login() string {
	return "ok"
}

func issue(r *rand.Rand) int {
	otp := rand.Intn(1000000) // finding: predictable-named-secret
	return otp
}

func remember(w http.ResponseWriter) {
	n := rand.Int63()
	drawn := strconv.FormatInt(n, 36)
	http.SetCookie(w, &http.Cookie{Name: "remember", Value: drawn, Secure: true}) // finding: predictable-cookie
	apiKey := "k-" + drawn                                                       // finding: predictable-named-secret
	store(apiKey)
}
