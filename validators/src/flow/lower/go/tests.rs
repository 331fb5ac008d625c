//! Every construct of the language lowered, as text; what does not parse stays unknown; cut-off texts panic on nothing.

use assay_manifests::Language::Go;

use crate::flow::lower::show::{module, never_panics, show};

const CONSTRUCTS: &str = r#"
package web

import (
	"net/http"
	sqlx "database/sql"
	. "fmt"
	_ "embed"
	"github.com/jackc/pgx/v5"
)
import "gopkg.in/yaml.v3"

const Pi, name = 3.14, "pi"
const (
	A Kind = iota + 1
	B
	_
	D
)
var total, count int = 1, 2
var user, err = load()

type Kind int
type Alias = map[string][]byte
type Server struct {
	http.Handler
	db   *sqlx.DB `json:"db,omitempty"`
	a, b [4]int
}
type Store interface {
	Get(ctx context.Context, key string) (*Item, error)
	io.Closer
}

func (s *Server) Handle(w http.ResponseWriter, r *http.Request, rest ...string) (n int, err error) {
	q := r.URL.Query().Get("q")
	rows, err := s.db.Query("select " + q, rest...)
	if err != nil {
		return
	} else if x, ok := cache[q]; ok {
		return x, nil
	}
	a, b = b, a
	i++
	i -= 2
	v, ok := body.(string)
	ids := []int{1, 2}
	cfg := &tls.Config{MinVersion: tls.VersionTLS12, Inner: Inner{1, 2}}
	items := []Item{{Name: "a"}, {"b"}}
	ptrs := map[string]*Item{"k": {Name: q}}
	anon := struct{ X int }{X: 1}
	sparse := [...]string{2: "b"}
	p := new(Item)
	buf := make([]byte, 10, n)
	data := []byte(q)
	text := string(data)
	num := int32(i)
	html := template.HTML(q)
	part := data[1:n]
	for i := 0; i < 10; i++ {
		continue
	}
	for k, v := range r.Header {
		use(k, v)
	}
	for i := range ids {
		_ = i
	}
	for running {
		break
	}
outer:
	for {
		break outer
	}
	switch k := kind(); k {
	case A, B:
		one()
		fallthrough
	case D:
		two()
	default:
		three()
	}
	switch {
	case i > 3:
		big()
	}
	switch t := body.(type) {
	case string:
		str(t)
	case int, nil:
		other(t)
	}
	select {
	case m := <-ch:
		got(m)
	case out <- q:
		sent()
	default:
	}
	defer rows.Close()
	go func(x string) { run(x) }(q)
	ch <- <-in
	if !(a == b && c || ^d&1 != 0) {
		goto end
	}
end:
	*p = Item{}
	f := Map[int, string](ids)
	return len(ids), fmt.Errorf("bad %s: %w", q, err)
}

func two() (string, error) { return 'x', nil }
func generic[T any](x T) T { return x }
"#;

#[test]
fn every_construct_has_its_form() {
    let lowered = module(Go, CONSTRUCTS);
    assert_eq!(lowered.unknown_nodes, 0, "{}", show(&lowered));
    assert_eq!(show(&lowered), include_str!("constructs.txt"));
}

#[test]
fn what_does_not_parse_stays_unknown() {
    let lowered = module(Go, "package a\nfunc f() { g(1); h(2) @ @ ; k(3) }\n");
    let shown = show(&lowered);
    assert!(lowered.unknown_nodes > 0);
    assert!(shown.contains("?(") && shown.contains("g(1)") && shown.contains("h(2)") && shown.contains("k(3)"), "{shown}");
}

#[test]
fn nothing_panics() {
    never_panics(
        Go,
        CONSTRUCTS,
        &[
            ("package a\nvar x = ", "(", ")"),
            ("package a\nvar x = ", "f(", ")"),
            ("package a\nvar x = ", "a + ", ""),
            ("package a\nvar x = ", "a - ", ""),
            ("package a\nfunc f() ", "{", "}"),
            ("package a\nvar x ", "[]", ""),
            ("package a\nvar x = []T", "{", "}"),
            ("package a\nvar x = ", "func() { x := ", "}"),
            ("package a\nfunc f() { ", "if a { ", "}"),
            ("package a\nvar x = ", "!", ""),
        ],
    );
}
