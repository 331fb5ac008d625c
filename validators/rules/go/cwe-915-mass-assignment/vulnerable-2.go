package berths

import (
	"encoding/json"
	"net/http"

	"github.com/labstack/echo/v4"
	"gorm.io/gorm"
)

type Berth struct {
	ID    uint
	Label string
	Fee   int
	Owner uint
}

func change(db *gorm.DB, w http.ResponseWriter, r *http.Request) {
	sent := map[string]any{}
	if err := json.NewDecoder(r.Body).Decode(&sent); err != nil {
		return
	}
	db.Model(&Berth{}).Where("id = ?", 4).Updates(sent) // finding: sent-names-stored
}

func moved(db *gorm.DB) echo.HandlerFunc {
	return func(c echo.Context) error {
		var sent map[string]interface{}
		if err := c.Bind(&sent); err != nil {
			return err
		}
		sent["label"] = "moved"
		return db.Model(&Berth{}).Where("id = ?", 4).Updates(sent).Error // finding: sent-names-stored
	}
}
