package site

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func files(mux *http.ServeMux, own http.FileSystem) {
	mux.Handle("/files/", http.FileServer(filesOnly{own})) // evidence: own-file-system
}

func embedded(mux *http.ServeMux) {
	mux.Handle("/assets/", http.FileServerFS(noListing{assets})) // evidence: own-file-system
}

// Embedded files are meant for visitors; a list of them tells nothing.
func embeddedList(mux *http.ServeMux) {
	mux.Handle("/assets/", http.FileServerFS(assets))
}

func router(engine *gin.Engine) {
	engine.StaticFS("/uploads", gin.Dir("uploads", false)) // evidence: listing-off
}

func one(w http.ResponseWriter, r *http.Request) {
	http.ServeFile(w, r, "public/index.html")
}
