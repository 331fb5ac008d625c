package web

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func routes(mux *http.ServeMux) {
	http.HandleFunc("/admin/users", listUsers) // finding
	mux.HandleFunc("/users/delete", func(w http.ResponseWriter, r *http.Request) { // finding
		remove(r.FormValue("id"))
	})
}

func framework(r *gin.Engine) {
	r.POST("/admin/config", setConfig) // finding
}
