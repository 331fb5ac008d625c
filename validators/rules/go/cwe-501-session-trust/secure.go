package shop

import (
	"net/http"
	"strconv"

	"github.com/gin-contrib/sessions"
	"github.com/gin-gonic/gin"
)

func seen(w http.ResponseWriter, r *http.Request) {
	session, _ := store.Get(r, "shop")
	session.Values["seen"] = true // evidence: own-value
	session.Save(r, w)
}

func page(c *gin.Context) {
	session := sessions.Default(c)
	page, err := strconv.Atoi(c.Query("page"))
	if err != nil {
		return
	}
	session.Set("page", page) // evidence: sanitized
}

func greeted(c *gin.Context) {
	session := sessions.Default(c)
	session.Set("greeted", "yes") // evidence: own-value
}

func table(values map[string]string, r *http.Request) {
	values["role"] = r.FormValue("role")
}
