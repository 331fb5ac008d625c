package admin

import (
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"
)

func users(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("admin") == "true" { // finding: role-from-request
		list(w)
	}
}

func remove(c *gin.Context) {
	if c.GetHeader("X-Role") != "staff" { // finding: role-from-request
		c.AbortWithStatus(http.StatusForbidden)
		return
	}
	drop(c.Param("id"))
}

func keys(w http.ResponseWriter, r *http.Request) {
	admin, _ := strconv.ParseBool(r.URL.Query().Get("is_admin")) // finding: role-from-request
	if admin {
		show(w)
	}
}

func held(w http.ResponseWriter, r *http.Request) {
	role := r.Header.Get("X-User-Role")
	if role == "admin" { // finding: role-from-request
		show(w)
	}
}
