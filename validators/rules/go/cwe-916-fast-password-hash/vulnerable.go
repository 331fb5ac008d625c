package users

import (
	"crypto/sha1"
	"crypto/sha256"

	"golang.org/x/crypto/bcrypt"
)

func hash(password string) [32]byte {
	return sha256.Sum256([]byte(password)) // finding: fast-hash
}

func salted(salt, pwd string) [20]byte {
	return sha1.Sum([]byte(salt + pwd)) // finding: fast-hash
}

func cheap(password []byte) ([]byte, error) {
	return bcrypt.GenerateFromPassword(password, 4) // finding: few-rounds
}
