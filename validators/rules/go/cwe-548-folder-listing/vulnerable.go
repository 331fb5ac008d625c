package site

import (
	"net/http"
	"os"

	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4/middleware"
)

func files(mux *http.ServeMux, folder string) {
	mux.Handle("/files/", http.StripPrefix("/files/", http.FileServer(http.Dir(folder)))) // finding: listing-on
}

func newer(mux *http.ServeMux, folder string) {
	mux.Handle("/files/", http.FileServerFS(os.DirFS(folder))) // finding: listing-on
}

func router(engine *gin.Engine) {
	engine.StaticFS("/uploads", gin.Dir("uploads", true)) // finding: listing-on
}

func browse() middleware.StaticConfig {
	return middleware.StaticConfig{Root: "public", Browse: true} // finding: listing-on
}
