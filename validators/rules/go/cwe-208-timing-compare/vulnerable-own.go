package door

import (
	"net/http"
	"strings"
)

type door struct {
	adminToken string
}

func (d *door) opens(r *http.Request) bool {
	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	return token == d.adminToken // finding: early-exit-compare
}
