package door

import (
	"net/http"

	"github.com/alexedwards/scs/v2"
	"golang.org/x/crypto/bcrypt"
)

type door struct {
	sessions *scs.SessionManager
	people   *people
}

func (d *door) enter(w http.ResponseWriter, r *http.Request) { // evidence: identifier-renewed
	one, err := d.people.byName(r.PostFormValue("name"))
	if err != nil || bcrypt.CompareHashAndPassword(one.hash, []byte(r.PostFormValue("word"))) != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	if err := d.sessions.RenewToken(r.Context()); err != nil {
		http.Error(w, "no", http.StatusInternalServerError)
		return
	}
	d.sessions.Put(r.Context(), "userID", one.id)
}

func (d *door) enterAdmin(w http.ResponseWriter, r *http.Request) { // evidence: identifier-renewed
	id, ok := d.people.Authenticate(r.PostFormValue("name"), r.PostFormValue("word"))
	if !ok {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	_ = d.sessions.RenewToken(r.Context())
	d.sessions.Put(r.Context(), "adminID", id)
}

func (d *door) theme(w http.ResponseWriter, r *http.Request) {
	d.sessions.Put(r.Context(), "theme", "dark")
}
