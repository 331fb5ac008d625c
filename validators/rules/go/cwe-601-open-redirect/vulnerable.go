package web

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func login(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, r.FormValue("next"), http.StatusFound) // finding
}

func host(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "https://"+r.Host+"/home", http.StatusMovedPermanently) // finding
}

func header(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Location", r.URL.Query().Get("to")) // finding: location-header
	w.WriteHeader(http.StatusFound)
}

func gone(c *gin.Context) {
	c.Redirect(http.StatusFound, c.Query("next")) // finding
}
