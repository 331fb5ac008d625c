package export

import (
	"encoding/csv"
	"net/http"
	"strings"
)

func export(out *csv.Writer, r *http.Request) {
	out.Write([]string{"name", escapeFormula(r.FormValue("name"))}) // evidence: sanitized
}

func trimmed(out *csv.Writer, r *http.Request) {
	out.Write([]string{strings.TrimLeft(r.FormValue("name"), "=+-@")}) // evidence: sanitized
}

func head(out *csv.Writer) {
	out.Write([]string{"name", "total"}) // evidence: own-cells
}

func rows(out *csv.Writer, orders []Order) {
	for _, order := range orders {
		out.Write([]string{order.Name})
	}
}
