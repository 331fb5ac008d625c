package actions

import (
	"net/http"
	"reflect"
)

func run(w http.ResponseWriter, r *http.Request) {
	method := reflect.ValueOf(&Actions{}).MethodByName(r.FormValue("action")) // finding: method-by-name
	method.Call(nil)
}

func set(r *http.Request, user *User) {
	for name, values := range r.URL.Query() {
		reflect.ValueOf(user).Elem().FieldByName(name).SetString(values[0]) // finding: field-by-name
	}
}

func swapped(r *http.Request) reflect.Value {
	return reflect.MakeFunc(typeNamed(r.FormValue("kind")), swap) // finding: function-made-at-run-time
}
