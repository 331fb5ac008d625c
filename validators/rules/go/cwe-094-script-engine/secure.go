package rates

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strconv"

	"github.com/dop251/goja"
	"github.com/expr-lang/expr"
	lua "github.com/yuin/gopher-lua"
)

func margin(w http.ResponseWriter, r *http.Request) {
	rate, err := strconv.ParseFloat(r.FormValue("rate"), 64)
	if err != nil {
		http.Error(w, "no rate", http.StatusBadRequest)
		return
	}
	vm := goja.New()
	vm.Set("rate", rate)
	v, err := vm.RunString("100 * rate") // evidence: own-text
	if err != nil {
		http.Error(w, "no rate", http.StatusBadRequest)
		return
	}
	w.Header().Set("X-Rate", v.String())
}

func half(r *http.Request) (goja.Value, error) {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil {
		return nil, err
	}
	return goja.New().RunString(strconv.Itoa(n) + " / 2") // evidence: sanitized
}

func hook(r *http.Request) error {
	state := lua.NewState()
	defer state.Close()
	script := "greet()"
	switch wanted := r.Header.Get("X-Hook"); wanted {
	case "greet()", "leave()":
		script = wanted
	}
	return state.DoString(script) // evidence
}

func filter(rows map[string]any) (any, error) {
	return expr.Eval("amount > 10", rows) // evidence: own-text
}

func greeted(r *http.Request) (goja.Value, error) {
	who, err := json.Marshal(r.FormValue("who"))
	if err != nil {
		return nil, err
	}
	return goja.New().RunString("greet(" + string(who) + ")") // evidence: sanitized
}

type runner struct{}

func (runner) RunString(text string) error { return nil }

func unrelated(r *http.Request) error {
	return runner{}.RunString(r.FormValue("text"))
}

var sum = regexp.MustCompile(`^[0-9 ()+*/-]+$`)

func total(r *http.Request) (goja.Value, error) {
	terms := r.FormValue("terms")
	if !sum.MatchString(terms) {
		terms = "0"
	}
	return goja.New().RunString("(" + terms + ")") // evidence: guarded
}
