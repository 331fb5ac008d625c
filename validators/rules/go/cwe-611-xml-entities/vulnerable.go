package documents

import (
	"github.com/lestrrat-go/libxml2"
	"github.com/lestrrat-go/libxml2/parser"
)

func entities(data []byte) {
	p := parser.New(parser.XMLParseNoEnt) // finding: entities-on
	p.Parse(data)
}

func loaded() *parser.Parser {
	return parser.New(parser.XMLParseNoNet | parser.XMLParseDTDLoad) // finding: entities-on
}

func direct(data []byte) {
	libxml2.Parse(data, parser.XMLParseNoEnt) // finding: entities-on
}

func options(strict bool) parser.Option {
	options := parser.XMLParseNoNet | parser.XMLParseNoBlanks
	if !strict {
		options |= parser.XMLParseNoEnt
	}
	return options
}

func chosen() *parser.Parser {
	return parser.New(options(false)) // finding: entities-on
}
