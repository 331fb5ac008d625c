package files

import (
	"fmt"
	"mime"
	"net/http"
	"strings"
)

var quotes = strings.NewReplacer("\\", "\\\\", `"`, "\\\"")

func quoted(s string) string {
	return quotes.Replace(s)
}

func attachment(w http.ResponseWriter, r *http.Request, path, name string) {
	w.Header().Set("Content-Disposition", `attachment; filename="`+quoted(name)+`"`) // evidence: sanitized
	http.ServeFile(w, r, path)
}

func inline(w http.ResponseWriter, r *http.Request) {
	title := r.URL.Query().Get("title")
	if strings.ContainsAny(title, "\"\\") {
		http.Error(w, "bad title", http.StatusBadRequest)
		return
	}
	w.Header().Add("content-disposition", fmt.Sprintf("inline; filename=\"%s.pdf\"", title)) // evidence: guarded
}

func export(w http.ResponseWriter, as string) {
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": as})) // evidence: written-by-library
}

func fixed(w http.ResponseWriter, at int) {
	w.Header().Set("Content-Disposition", fmt.Sprintf("attachment; filename=\"report-%d.pdf\"", at)) // evidence: sanitized
}

func tag(w http.ResponseWriter, sum string) {
	w.Header().Set("ETag", `"`+sum+`"`)
}
