package app

import (
	"encoding/gob"
	"encoding/json"
	"net/http"
	"os"
	"plugin"

	"gopkg.in/yaml.v3"
)

type order struct{ ID int }

func Read(w http.ResponseWriter, r *http.Request) {
	var o order
	dec := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)) // evidence: own-struct
	dec.DisallowUnknownFields() // evidence: known-fields-only
	_ = dec.Decode(&o)
}

func Form(w http.ResponseWriter, r *http.Request) {
	var o order
	_ = json.Unmarshal([]byte(r.FormValue("order")), &o) // evidence: own-struct
}

func Settings() map[string]string {
	raw, err := os.ReadFile("settings.yaml")
	if err != nil {
		return nil
	}
	var out map[string]string
	_ = yaml.Unmarshal(raw, &out)
	return out
}

func Cache() order {
	var o order
	f, err := os.Open("cache.gob")
	if err != nil {
		return o
	}
	defer f.Close()
	_ = gob.NewDecoder(f).Decode(&o)
	_, _ = plugin.Open("/srv/plugins/own.so")
	return o
}
