package people

import (
	"fmt"
	"net/http"

	"github.com/antchfx/xmlquery"
	"github.com/antchfx/xpath"
)

func find(doc *xmlquery.Node, name string) *xmlquery.Node {
	return xmlquery.FindOne(doc, "//user[@name=\""+name+"\"]") // finding
}

func login(doc *xmlquery.Node, r *http.Request) []*xmlquery.Node {
	query := fmt.Sprintf("//user[@name=\"%s\" and @pw=\"%s\"]", r.FormValue("u"), r.FormValue("p"))
	return xmlquery.Find(doc, query) // finding
}

func compile(r *http.Request) (*xpath.Expr, error) {
	return xpath.Compile(r.FormValue("expr")) // finding
}
