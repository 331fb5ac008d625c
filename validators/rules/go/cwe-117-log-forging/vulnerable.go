package web

import (
	"log"
	"net/http"
	"os"
)

var errors = log.New(os.Stderr, "", log.LstdFlags)

func login(w http.ResponseWriter, r *http.Request) {
	log.Printf("login of %s failed", r.FormValue("user")) // finding
}

func agent(w http.ResponseWriter, r *http.Request) {
	log.Println("agent", r.UserAgent()) // finding
}

func wrong(w http.ResponseWriter, r *http.Request) {
	errors.Println("bad path " + r.URL.Path) // finding
}
