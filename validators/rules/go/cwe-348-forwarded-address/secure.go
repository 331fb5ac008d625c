package admin

import (
	"net"
	"net/http"

	"github.com/gin-gonic/gin"
)

func local(w http.ResponseWriter, r *http.Request) {
	host, _, err := net.SplitHostPort(r.RemoteAddr) // evidence: connection-address
	if err != nil || host != "127.0.0.1" {
		http.Error(w, "no", http.StatusForbidden)
		return
	}
	show(w)
}

func router() *gin.Engine {
	engine := gin.New()
	engine.SetTrustedProxies(nil) // evidence: own-proxies
	return engine
}

func proxied() *gin.Engine {
	engine := gin.Default()
	engine.SetTrustedProxies([]string{"10.0.0.5"}) // evidence: own-proxies
	return engine
}

func logged(r *http.Request) {
	address := r.Header.Get("X-Forwarded-For")
	if address == "" {
		address = r.RemoteAddr
	}
	note(address)
}
