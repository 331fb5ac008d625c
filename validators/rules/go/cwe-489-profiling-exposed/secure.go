package app

import (
	"net/http"
	"os"
	"runtime/pprof"

	"github.com/gin-gonic/gin"
)

func Serve() {
	http.Handle("/files/", http.FileServer(http.Dir("/srv/public"))) // evidence: own-folder-served
	http.Handle("/docs/", http.FileServer(http.FS(os.DirFS("/srv/docs")))) // evidence: own-folder-served
	gin.SetMode(gin.ReleaseMode) // evidence: release-mode
	f, err := os.Create("cpu.prof")
	if err == nil {
		_ = pprof.StartCPUProfile(f)
	}
}
