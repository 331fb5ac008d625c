package pages

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func account(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "public, max-age=600") // finding: public-answer
	show(w, signedIn(r))
}

func listInvoices(c *gin.Context) {
	c.Header("Cache-Control", "max-age=60, s-maxage=300") // finding: public-answer
	c.JSON(http.StatusOK, invoices(c))
}

type pages struct{}

func (p *pages) Dashboard(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("cache-control", "public") // finding: public-answer
	p.render(w, r)
}
