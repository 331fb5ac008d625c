package app

import (
	"net/http"
	_ "net/http/pprof" // finding: profiles-on-default-mux

	"github.com/gin-gonic/gin"
)

func Serve() {
	http.Handle("/files/", http.FileServer(http.Dir("/"))) // finding: root-folder-served
	gin.SetMode("debug") // finding: debug-mode
}
