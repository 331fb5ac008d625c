package web

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

func login(c echo.Context, value string) error {
	cookie := new(http.Cookie)
	cookie.Name = "session"
	cookie.Value = value
	cookie.HttpOnly = true
	cookie.Secure = true
	c.SetCookie(cookie) // evidence: flags-set
	return c.NoContent(http.StatusNoContent)
}
