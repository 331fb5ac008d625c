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

func (d *door) enter(w http.ResponseWriter, r *http.Request) { // finding: identifier-kept
	one, err := d.people.byName(r.PostFormValue("name"))
	if err != nil || bcrypt.CompareHashAndPassword(one.hash, []byte(r.PostFormValue("word"))) != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	d.sessions.Put(r.Context(), "userID", one.id)
	http.Redirect(w, r, "/hall", http.StatusSeeOther)
}

func (d *door) enterAdmin(w http.ResponseWriter, r *http.Request) { // finding: identifier-kept
	id, ok := d.people.Authenticate(r.PostFormValue("name"), r.PostFormValue("word"))
	if !ok {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	d.sessions.Put(r.Context(), "adminID", id)
}

func enter(sessionManager *scs.SessionManager, all *people) http.HandlerFunc { // finding: identifier-kept
	return func(w http.ResponseWriter, r *http.Request) {
		if !all.CheckPassword(r.FormValue("name"), r.FormValue("word")) {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		sessionManager.Put(r.Context(), "authenticated", true)
	}
}
