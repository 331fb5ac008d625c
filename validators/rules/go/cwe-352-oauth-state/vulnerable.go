package login

import (
	"net/http"

	"golang.org/x/oauth2"
)

type desk struct{ config *oauth2.Config }

func (d *desk) back(w http.ResponseWriter, r *http.Request) {
	token, err := d.config.Exchange(r.Context(), r.FormValue("code")) // finding: state-not-compared
	if err != nil {
		return
	}
	keep(w, token)
}

func (d *desk) backAsked(w http.ResponseWriter, r *http.Request) {
	given := r.URL.Query()
	if given.Get("state") == "" {
		return
	}
	token, err := d.config.Exchange(r.Context(), given.Get("code")) // finding: state-not-compared
	if err != nil {
		return
	}
	keep(w, token)
}

func (d *desk) backMeasured(w http.ResponseWriter, r *http.Request) {
	state := r.FormValue("state")
	if len(state) < 16 {
		return
	}
	token, err := d.config.Exchange(r.Context(), r.FormValue("code")) // finding: state-not-compared
	if err != nil {
		return
	}
	keep(w, token)
}
