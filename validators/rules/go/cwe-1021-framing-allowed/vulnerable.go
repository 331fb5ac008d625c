package headers

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func open(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Frame-Options", "ALLOWALL") // finding: any-frame
}

func policy(c *gin.Context) {
	c.Header("Content-Security-Policy", "default-src 'self'; frame-ancestors *") // finding: any-ancestor
}

func proxied(answer *http.Response) error {
	answer.Header.Del("X-Frame-Options") // finding: header-dropped
	return nil
}
