package calls

import (
	"log"
	"log/slog"
	"net/http"
)

type tracer struct {
	log *slog.Logger
}

func (t *tracer) sent(req *http.Request) {
	t.log.Debug("sent", "to", req.URL.Host, "headers", req.Header) // finding: headers-logged
}

func received(r *http.Request) {
	log.Printf("%s %v", r.Method, r.Header) // finding: headers-logged
}
