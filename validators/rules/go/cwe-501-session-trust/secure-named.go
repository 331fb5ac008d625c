package desk

import (
	"net/http"

	gorilla "github.com/gorilla/sessions"
)

var jar = gorilla.NewCookieStore([]byte("of the deployment"))

func seen(w http.ResponseWriter, r *http.Request) {
	kept, err := jar.Get(r, "desk")
	if err != nil {
		return
	}
	kept.Values["seen"] = "yes" // evidence: own-value
	_ = kept.Save(r, w)
}

type form struct{ Values map[string]string }

func filled(r *http.Request) form {
	f := form{Values: map[string]string{}}
	f.Values["seat"] = r.FormValue("seat")
	return f
}
