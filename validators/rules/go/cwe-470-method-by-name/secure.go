package actions

import (
	"net/http"
	"plugin"
	"reflect"
)

func run(w http.ResponseWriter, r *http.Request) {
	action, ok := known[r.FormValue("action")]
	if !ok {
		return
	}
	action(w, r)
}

func own(value *Actions) {
	reflect.ValueOf(value).MethodByName("Reset").Call(nil) // evidence: own-name
}

func symbol(p *plugin.Plugin) {
	p.Lookup("Main") // evidence: own-name
}

func swapped(kind reflect.Type) reflect.Value {
	return reflect.MakeFunc(kind, swap)
}

func field(user *User) string {
	return reflect.ValueOf(*user).FieldByName("Name").String()
}

func named(value any) bool {
	return reflect.ValueOf(value).MethodByName("Close").IsValid() // evidence: own-name
}
