package web

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/gorilla/sessions"
)

func full(w http.ResponseWriter, id string) {
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: id, HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode}) // evidence: flags-set
}

func session(s *sessions.Session) {
	s.Options = &sessions.Options{Path: "/", HttpOnly: true, Secure: true} // evidence: flags-set
}

func framework(c *gin.Context, id string) {
	c.SetCookie("sid", id, 3600, "/", "example.com", true, true) // evidence: framework-cookie-flags
}

func cleared(w http.ResponseWriter) {
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: "", MaxAge: -1})
}
