package staff

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/antchfx/xmlquery"
	"github.com/antchfx/xpath"
)

func byName(doc *xmlquery.Node, r *http.Request) (*xmlquery.Node, error) {
	name := r.FormValue("name")
	if strings.Contains(name, "'") {
		return nil, fmt.Errorf("no such name")
	}
	return xmlquery.Query(doc, "//person[name='"+name+"']") // evidence
}

func byDesk(doc *xmlquery.Node, r *http.Request) []*xmlquery.Node {
	desk := r.FormValue("desk")
	if strings.ContainsAny(desk, "'\"<>") {
		return nil
	}
	return xmlquery.Find(doc, fmt.Sprintf("//person[@desk='%s']", desk)) // evidence
}

func byMail(r *http.Request) (*xpath.Expr, error) {
	mail := strings.ReplaceAll(r.FormValue("mail"), "'", "")
	return xpath.Compile("/staff/person[mail='" + mail + "']") // evidence
}

func byNumber(doc *xmlquery.Node, r *http.Request) (*xmlquery.Node, error) {
	number, err := strconv.Atoi(r.FormValue("number"))
	if err != nil {
		return nil, err
	}
	return xmlquery.Query(doc, fmt.Sprintf("//person[@number='%d']", number)) // evidence
}
