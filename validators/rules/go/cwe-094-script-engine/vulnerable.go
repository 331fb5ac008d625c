package rates

import (
	"net/http"
	"regexp"
	"strings"

	"github.com/dop251/goja"
	"github.com/expr-lang/expr"
	lua "github.com/yuin/gopher-lua"
	"go.starlark.net/starlark"
)

func margin(w http.ResponseWriter, r *http.Request) {
	vm := goja.New()
	v, err := vm.RunString("100 * (" + r.FormValue("rate") + ")") // finding: text-run
	if err != nil {
		http.Error(w, "no rate", http.StatusBadRequest)
		return
	}
	w.Header().Set("X-Rate", v.String())
}

func hook(w http.ResponseWriter, r *http.Request) {
	state := lua.NewState()
	defer state.Close()
	script := strings.TrimSpace(r.Header.Get("X-Hook"))
	if err := state.DoString(script); err != nil { // finding: text-run
		http.Error(w, "hook failed", http.StatusBadRequest)
	}
}

func filter(r *http.Request, rows map[string]any) (any, error) {
	return expr.Eval(r.URL.Query().Get("where"), rows) // finding: expression-run
}

func policy(thread *starlark.Thread, r *http.Request) error {
	_, err := starlark.ExecFile(thread, "policy.star", r.PostFormValue("policy"), nil) // finding: text-run
	return err
}

var sum = regexp.MustCompile(`[0-9 ()+*/-]+`)

func total(r *http.Request) (goja.Value, error) {
	terms := r.FormValue("terms")
	if !sum.MatchString(terms) {
		terms = "0"
	}
	return goja.New().RunString("(" + terms + ")") // finding: text-run
}
