package page

import (
	"fmt"
	"html"
	"io"
	"net/http"
)

func track(w http.ResponseWriter, r *http.Request) {
	term := html.EscapeString(r.FormValue("term"))
	w.Header().Set("Content-Type", "text/html")
	fmt.Fprintf(w, "<script>track('%s')</script>", term) // finding
	io.WriteString(w, "<button onclick=\"pick('"+term+"')\">pick</button>") // finding
	w.Write([]byte("<input name=term value=" + term + ">")) // finding
}
