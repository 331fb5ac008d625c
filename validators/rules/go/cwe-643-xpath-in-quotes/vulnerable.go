package staff

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/antchfx/xmlquery"
	"github.com/antchfx/xpath"
)

func byName(doc *xmlquery.Node, r *http.Request) (*xmlquery.Node, error) {
	name := r.FormValue("name")
	return xmlquery.Query(doc, "//person[name='"+name+"']") // finding
}

func byDesk(doc *xmlquery.Node, r *http.Request) []*xmlquery.Node {
	desk := r.FormValue("desk")
	if strings.ContainsAny(desk, "\"<>") {
		return nil
	}
	return xmlquery.Find(doc, fmt.Sprintf("//person[@desk='%s']", desk)) // finding
}

func byMail(r *http.Request) (*xpath.Expr, error) {
	mail := strings.ReplaceAll(r.FormValue("mail"), "\"", "")
	return xpath.Compile("/staff/person[mail='" + mail + "']") // finding
}
