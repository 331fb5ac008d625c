package headers

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func denied(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Frame-Options", "DENY") // evidence: own-frames
}

func policy(c *gin.Context) {
	c.Header("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'") // evidence: own-frames
	c.Header("X-Content-Type-Options", "nosniff")
}

func same(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("X-Frame-Options", "sameorigin") // evidence: own-frames
}
