package moorings

import (
	"log"
	"net/http"
	"unicode"
)

func spaced(w http.ResponseWriter, r *http.Request) {
	kept := []rune{}
	for _, letter := range r.FormValue("boat") {
		if unicode.IsDigit(letter) {
			continue
		}
		kept = append(kept, letter)
	}
	log.Print("boat " + string(kept)) // finding: unescaped-in-log
}

func counted(w http.ResponseWriter, r *http.Request) {
	boat, signs := r.FormValue("boat"), 0
	for _, letter := range boat {
		if unicode.IsControl(letter) {
			signs++
		}
	}
	log.Println("boat "+boat, signs) // finding: unescaped-in-log
}

func first(w http.ResponseWriter, r *http.Request) {
	boat := r.FormValue("boat")
	for _, letter := range boat {
		if unicode.IsPrint(letter) {
			break
		}
	}
	log.Println("boat " + boat) // finding: unescaped-in-log
}
