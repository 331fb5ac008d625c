package users

import (
	"crypto/sha256"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/bcrypt"
	"golang.org/x/crypto/scrypt"
)

func hash(password []byte) ([]byte, error) {
	return bcrypt.GenerateFromPassword(password, 12) // evidence
}

func modern(password, salt []byte) []byte {
	return argon2.IDKey(password, salt, 1, 64*1024, 4, 32) // evidence
}

func old(password, salt []byte) ([]byte, error) {
	return scrypt.Key(password, salt, 32768, 8, 1, 32) // evidence
}

func checksum(data []byte) [32]byte {
	return sha256.Sum256(data)
}
