package web

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func routes(mux *http.ServeMux) {
	http.Handle("/admin/users", requireAdmin(http.HandlerFunc(listUsers))) // evidence
	mux.HandleFunc("/users/delete", authenticated(removeUser)) // evidence
	mux.HandleFunc("/health", health)
}

func framework(r *gin.Engine) {
	r.POST("/admin/config", AuthRequired(), setConfig) // evidence
	r.GET("/items", listItems)
}
