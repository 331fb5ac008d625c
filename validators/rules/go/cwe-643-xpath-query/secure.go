package people

import (
	"net/http"
	"regexp"
	"strconv"

	"github.com/antchfx/xmlquery"
	"github.com/antchfx/xpath"
)

var word = regexp.MustCompile(`^\w+$`)

func all(doc *xmlquery.Node) []*xmlquery.Node {
	return xmlquery.Find(doc, "//user[@active='true']") // evidence: constant-expression
}

func compiled() *xpath.Expr {
	return xpath.MustCompile("//user/@name") // evidence: constant-expression
}

func checked(doc *xmlquery.Node, r *http.Request) *xmlquery.Node {
	name := r.FormValue("name")
	if !word.MatchString(name) {
		return nil
	}
	return xmlquery.FindOne(doc, "//user[@name=\""+name+"\"]") // evidence: guarded
}

func numbered(doc *xmlquery.Node, r *http.Request) []*xmlquery.Node {
	id := r.PathValue("id")
	if _, err := strconv.Atoi(id); err != nil {
		return nil
	}
	return xmlquery.Find(doc, "//user[@id=\""+id+"\"]") // evidence: guarded
}
