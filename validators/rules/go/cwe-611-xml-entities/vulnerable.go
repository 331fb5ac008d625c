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

var steps = []parser.Option{parser.XMLParseNoNet, parser.XMLParseNoBlanks, parser.XMLParseDTDLoad}

func summed(upTo int) parser.Option {
	var all parser.Option
	for at, step := range steps {
		if at < upTo {
			all |= step
		}
	}
	return all
}

func allSteps() *parser.Parser {
	return parser.New(summed(3)) // finding: entities-on
}

func setAgain() *parser.Parser {
	held := parser.XMLParseNoNet | parser.XMLParseNoEnt
	held &^= parser.XMLParseNoEnt
	held |= parser.XMLParseDTDLoad
	return parser.New(held) // finding: entities-on
}

func beside(others parser.Option) *parser.Parser {
	others |= parser.XMLParseNoEnt
	return parser.New(others) // finding: entities-on
}
