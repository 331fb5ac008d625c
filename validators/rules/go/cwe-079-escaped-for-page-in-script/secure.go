package page

import (
	"encoding/json"
	"fmt"
	"html"
	"html/template"
	"io"
	"net/http"
)

func track(w http.ResponseWriter, r *http.Request) {
	term := r.FormValue("term")
	w.Header().Set("Content-Type", "text/html")
	fmt.Fprintf(w, "<script>track('%s')</script>", template.JSEscapeString(term)) // evidence
	data, _ := json.Marshal(term)
	io.WriteString(w, "<script>var term = "+string(data)+";</script>") // evidence
	fmt.Fprintf(w, "<p>%s</p><script>track()</script>", html.EscapeString(term))
	fmt.Fprintf(w, "<input value=\"%s\">", html.EscapeString(term))
	fmt.Fprintf(w, "<script>page(%d)</script>", len(term))
	w.Write([]byte("<button onclick=\"pick('" + template.JSEscapeString(term) + "')\">pick</button>")) // evidence
}
