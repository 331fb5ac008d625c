package proxy

import (
	"net/http"
	"net/http/httputil"
	"net/url"
	"strconv"
)

func forward(out *http.Request, in *http.Request) {
	out.Header = in.Header.Clone()
	out.Header.Del("Transfer-Encoding") // evidence: dropped
	out.Header.Del("Content-Length") // evidence: dropped
	out.Header.Set("X-Request", in.Header.Get("X-Request"))
}

func proxy(target *url.URL) http.Handler {
	return httputil.NewSingleHostReverseProxy(target)
}

func download(w http.ResponseWriter, data []byte) {
	w.Header().Set("Content-Length", strconv.Itoa(len(data))) // evidence: own-length
	w.Write(data)
}
