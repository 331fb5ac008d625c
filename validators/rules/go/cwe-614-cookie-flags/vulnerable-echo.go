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
	c.SetCookie(cookie) // finding
	return c.NoContent(http.StatusNoContent)
}
