package web

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/gorilla/sessions"
)

func plain(w http.ResponseWriter, id string) {
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: id}) // finding: flags-missing
}

func half(w http.ResponseWriter, id string) {
	cookie := http.Cookie{Name: "sid", Value: id, HttpOnly: true, Secure: false}
	http.SetCookie(w, &cookie) // finding: flags-missing
}

func session(s *sessions.Session) {
	s.Options = &sessions.Options{Path: "/", HttpOnly: true} // finding: session-flags
}

func framework(c *gin.Context, id string) {
	c.SetCookie("sid", id, 3600, "/", "example.com", false, true) // finding: framework-cookie
}

func undone(w http.ResponseWriter, id string, plain bool) {
	cookie := &http.Cookie{Name: "sid", Value: id, HttpOnly: true, Secure: true} // evidence: flags-set
	if plain {
		cookie.Secure = false
	}
	http.SetCookie(w, cookie) // finding: flags-missing
}
