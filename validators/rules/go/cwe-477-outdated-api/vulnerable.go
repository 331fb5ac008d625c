package app

import (
	"crypto/x509"
	"encoding/pem"
	"io/ioutil"
	"math/rand"
	"net/http"
	"strings"
	"time"

	"github.com/dgrijalva/jwt-go" // finding: given-up-module
	"google.golang.org/grpc"
)

func init() {
	rand.Seed(time.Now().UnixNano()) // finding: given-up-function
}

func Body(r *http.Request) ([]byte, error) {
	return ioutil.ReadAll(r.Body) // finding: moved-function
}

func Load(name string) (string, error) {
	raw, err := ioutil.ReadFile(name) // finding: moved-function
	if err != nil {
		return "", err
	}
	return strings.Title(string(raw)), nil // finding: given-up-function
}

func Key(raw []byte, password string) ([]byte, error) {
	block, _ := pem.Decode(raw)
	return x509.DecryptPEMBlock(block, []byte(password)) // finding: given-up-function
}

func Dial(target string) (*grpc.ClientConn, error) {
	return grpc.NewClient(target, grpc.WithInsecure()) // finding: given-up-function
}

func Sign(key []byte, claims jwt.MapClaims) (string, error) {
	dir, err := ioutil.TempDir("", "sign") // finding: moved-function
	if err != nil {
		return dir, err
	}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}
