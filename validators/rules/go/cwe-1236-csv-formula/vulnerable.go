package export

import (
	"encoding/csv"
	"net/http"
)

func export(w http.ResponseWriter, r *http.Request) {
	out := csv.NewWriter(w)
	out.Write([]string{"name", r.FormValue("name")}) // finding: raw-cell
	out.Flush()
}

func query(out *csv.Writer, r *http.Request) {
	row := []string{r.URL.Query().Get("a"), "b"}
	out.Write(row) // finding: raw-cell
}

func all(out *csv.Writer, r *http.Request) {
	out.WriteAll([][]string{{r.PostFormValue("comment")}}) // finding: raw-cell
}
