package moorings

import (
	"log"
	"net/http"
	"unicode"
)

func printed(w http.ResponseWriter, r *http.Request) {
	var kept []rune
	for _, letter := range r.FormValue("boat") {
		if unicode.IsPrint(letter) {
			kept = append(kept, letter)
		}
	}
	log.Println("boat " + string(kept)) // evidence: guarded
}

func uncontrolled(w http.ResponseWriter, r *http.Request) {
	kept := []rune{}
	for _, letter := range r.FormValue("boat") {
		if unicode.IsControl(letter) {
			continue
		}
		kept = append(kept, letter)
	}
	log.Print("boat " + string(kept)) // evidence: guarded
}
