package shop

import (
	"net/http"

	"github.com/gin-contrib/sessions"
	"github.com/gin-gonic/gin"
)

func role(w http.ResponseWriter, r *http.Request) {
	session, _ := store.Get(r, "shop")
	session.Values["role"] = r.FormValue("role") // finding: value-from-request
	session.Save(r, w)
}

func price(c *gin.Context) {
	session := sessions.Default(c)
	session.Set("price", c.PostForm("price")) // finding: value-from-request
	session.Save()
}

func user(c *gin.Context) {
	id := c.Query("user")
	sess := sessions.Default(c)
	sess.Set("user", id) // finding: value-from-request
}
