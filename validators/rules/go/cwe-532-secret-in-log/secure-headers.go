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
	t.log.Debug("sent", "to", req.URL.Host, "headers", redacted(req.Header)) // evidence: masked
}

func received(r *http.Request) {
	log.Printf("%s %v", r.Method, r.Header.Get("Accept"))
}

func answered(resp *http.Response) {
	log.Printf("%v", resp.Header)
}
