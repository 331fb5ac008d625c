package documents

import (
	"encoding/xml"
	"net/http"

	"github.com/lestrrat-go/libxml2/parser"
)

func own(r *http.Request, order *Order) error {
	return xml.NewDecoder(r.Body).Decode(order) // evidence: no-entities
}

func bytes(data []byte, order *Order) error {
	return xml.Unmarshal(data, order) // evidence: no-entities
}

func local() *parser.Parser {
	return parser.New(parser.XMLParseNoNet) // evidence: no-entities
}

func plain() *parser.Parser {
	return parser.New()
}

func options() parser.Option {
	return parser.XMLParseNoNet | parser.XMLParseNoBlanks
}

func chosen() *parser.Parser {
	return parser.New(options()) // evidence: no-entities
}
