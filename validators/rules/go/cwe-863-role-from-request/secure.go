package admin

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
)

func users(w http.ResponseWriter, r *http.Request) {
	user := signedIn(r)
	if user.Role == "admin" { // evidence: role-of-the-user
		list(w)
	}
}

func remove(c *gin.Context, claims *Claims) {
	if claims.Role != "staff" { // evidence: role-of-the-user
		c.AbortWithStatus(http.StatusForbidden)
		return
	}
	drop(c.Param("id"))
}

func keys(w http.ResponseWriter, user *User) {
	if !user.HasRole("keys") { // evidence: role-of-the-user
		return
	}
	show(w)
}

func filled(w http.ResponseWriter, r *http.Request) bool {
	return r.FormValue("role") != ""
}

func sorted(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("sort") == "role" {
		list(w)
	}
}

// What a middleware put into the context after the login is no value of the request.
func inContext(c echo.Context) error {
	if c.Get("role") != "admin" {
		return echo.ErrForbidden
	}
	return nil
}

func present(w http.ResponseWriter, r *http.Request) {
	role := r.Header.Get("X-User-Role")
	if role == "" {
		return
	}
	roles := signedIn(r).Roles
	show(roles[role])
}
