package berths

import (
	"encoding/json"
	"net/http"

	"gorm.io/gorm"
)

type Berth struct {
	ID    uint
	Label string
	Fee   int
	Owner uint
}

var open = []string{"label", "note"}

func change(db *gorm.DB, w http.ResponseWriter, r *http.Request) {
	sent := map[string]any{}
	if err := json.NewDecoder(r.Body).Decode(&sent); err != nil {
		return
	}
	kept := map[string]any{}
	for _, name := range open {
		if value, ok := sent[name].(string); ok {
			kept[name] = value
		}
	}
	db.Model(&Berth{}).Where("id = ?", 4).Updates(kept)
}

func renamed(db *gorm.DB, r *http.Request) error {
	return db.Model(&Berth{}).Where("id = ?", 4).Updates(map[string]any{"label": r.FormValue("label")}).Error // evidence: own-names-stored
}

func cleared(db *gorm.DB, r *http.Request) error {
	return db.Model(&Berth{}).Where("id = ?", 4).Updates(map[string]any{"label": ""}).Error
}

func described(db *gorm.DB, r *http.Request) error {
	return db.Model(&Berth{}).Where("id = ?", 4).Updates(map[string]any{"note": r.FormValue("note"), "fee": 3}).Error // evidence: own-names-stored
}
