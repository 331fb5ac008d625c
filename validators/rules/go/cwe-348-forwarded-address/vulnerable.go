package admin

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
)

func local(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-Forwarded-For") != "127.0.0.1" { // finding: header-decides
		http.Error(w, "no", http.StatusForbidden)
		return
	}
	show(w)
}

func office(c *gin.Context) {
	address := c.GetHeader("X-Real-IP")
	if strings.HasPrefix(address, "10.1.") { // finding: header-decides
		c.JSON(http.StatusOK, secrets)
	}
}

func router() *gin.Engine {
	engine := gin.New()
	engine.SetTrustedProxies([]string{"0.0.0.0/0"}) // finding: every-proxy-trusted
	return engine
}
