package users

import (
	"encoding/json"
	"net/http"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

func create(c *gin.Context, db *gorm.DB) {
	var user User
	if err := c.ShouldBindJSON(&user); err != nil {
		return
	}
	db.Create(&user) // finding: bound-object-stored
}

func update(w http.ResponseWriter, r *http.Request, db *gorm.DB) {
	var account Account
	json.NewDecoder(r.Body).Decode(&account)
	db.Save(&account) // finding: bound-object-stored
}

func profile(c *gin.Context, db *gorm.DB) {
	profile := Profile{}
	if c.Bind(&profile) != nil {
		return
	}
	db.Model(&profile).Updates(profile) // finding: bound-object-stored
}
