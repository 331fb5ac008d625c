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

var steps = []parser.Option{parser.XMLParseNoNet, parser.XMLParseNoBlanks, parser.XMLParseDTDLoad}

func summed(upTo int) parser.Option {
	all := parser.XMLParseCompact
	for at, step := range steps {
		if at < upTo {
			all |= step
		}
	}
	return all
}

func someSteps() *parser.Parser {
	return parser.New(summed(2)) // evidence: no-entities
}

func takenAway() *parser.Parser {
	held := parser.XMLParseNoNet | parser.XMLParseNoEnt
	held &^= parser.XMLParseNoEnt
	return parser.New(held) // evidence: no-entities
}

func masked() *parser.Parser {
	held := (parser.XMLParseNoNet | parser.XMLParseDTDLoad) & ^parser.XMLParseDTDLoad
	return parser.New(held) // evidence: no-entities
}

func beside(others parser.Option) *parser.Parser {
	others |= parser.XMLParseNoNet
	return parser.New(others)
}
