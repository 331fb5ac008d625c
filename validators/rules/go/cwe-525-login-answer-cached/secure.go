package pages

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func account(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store") // evidence: not-kept
	show(w, signedIn(r))
}

func listInvoices(c *gin.Context) {
	c.Header("Cache-Control", "private, max-age=60") // evidence: not-kept
	c.JSON(http.StatusOK, invoices(c))
}

func login(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-cache, no-store, must-revalidate") // evidence: not-kept
}

func events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-cache")
}

func logo(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "public, max-age=86400")
}
