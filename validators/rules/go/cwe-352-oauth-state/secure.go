package login

import (
	"crypto/subtle"
	"net/http"

	"golang.org/x/oauth2"
)

type desk struct{ config *oauth2.Config }

func (d *desk) back(w http.ResponseWriter, r *http.Request) {
	kept, err := r.Cookie("login")
	if err != nil || r.FormValue("state") != kept.Value {
		return
	}
	token, err := d.config.Exchange(r.Context(), r.FormValue("code")) // evidence: state-compared
	if err != nil {
		return
	}
	keep(w, token)
}

func (d *desk) backInTime(w http.ResponseWriter, r *http.Request) {
	kept, err := r.Cookie("login")
	if err != nil || kept.Value == "" || subtle.ConstantTimeCompare([]byte(kept.Value), []byte(r.FormValue("state"))) != 1 {
		return
	}
	token, err := d.config.Exchange(r.Context(), r.FormValue("code")) // evidence: state-compared
	if err != nil {
		return
	}
	keep(w, token)
}

func (d *desk) backKept(w http.ResponseWriter, r *http.Request) {
	state := r.FormValue("state")
	if !d.states.take(state) {
		return
	}
	token, err := d.config.Exchange(r.Context(), r.FormValue("code")) // evidence: state-compared
	if err != nil {
		return
	}
	keep(w, token)
}

func (d *desk) renew(w http.ResponseWriter, token string) {
	_, _ = d.config.Exchange(nil, token)
}
