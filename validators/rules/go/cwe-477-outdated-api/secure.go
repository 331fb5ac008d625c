package app

import (
	"context"
	"io"
	"math/rand"
	"net/http"
	"os"
	"strings"

	"example.org/app/ioutil"
	"github.com/golang-jwt/jwt/v5"
	"golang.org/x/text/cases"
	"golang.org/x/text/language"
)

type book struct{ title string }

func (b book) Title() string { return b.title }

func Body(r *http.Request) ([]byte, error) {
	return io.ReadAll(r.Body)
}

func Load(ctx context.Context, name string) (string, error) {
	raw, err := os.ReadFile(name)
	if err != nil {
		return "", err
	}
	return cases.Title(language.English).String(string(raw)), nil
}

func Shuffle(seed int64, names []string) {
	own := rand.New(rand.NewSource(seed))
	own.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
}

func Work() (string, error) {
	return os.MkdirTemp("", "work")
}

func Own(b book, key []byte) (string, error) {
	ioutil.ReadAll(strings.NewReader(b.Title()))
	return jwt.New(jwt.SigningMethodHS256).SignedString(key)
}
