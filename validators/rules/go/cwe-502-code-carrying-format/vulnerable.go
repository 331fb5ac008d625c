package app

import (
	"bytes"
	"encoding/gob"
	"io"
	"net/http"
	"plugin"

	"gopkg.in/yaml.v3"
)

type order struct{ ID int }

func Read(w http.ResponseWriter, r *http.Request) {
	var o order
	_ = gob.NewDecoder(r.Body).Decode(&o) // finding: self-describing-format
}

func Bytes(w http.ResponseWriter, r *http.Request) {
	raw, _ := io.ReadAll(r.Body)
	var o order
	_ = gob.NewDecoder(bytes.NewReader(raw)).Decode(&o) // finding: self-describing-format
}

func Settings(w http.ResponseWriter, r *http.Request) {
	var any map[string]interface{}
	_ = yaml.Unmarshal([]byte(r.FormValue("settings")), &any) // finding: yaml-into-anything
}

func Load(w http.ResponseWriter, r *http.Request) {
	_, _ = plugin.Open("/srv/plugins/" + r.FormValue("name")) // finding: plugin-from-value
}
