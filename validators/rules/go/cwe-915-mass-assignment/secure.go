package users

import (
	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

func create(c *gin.Context, db *gorm.DB) {
	var input SignUp
	if err := c.ShouldBindJSON(&input); err != nil {
		return
	}
	db.Create(&User{Name: input.Name, Mail: input.Mail}) // evidence: own-fields
}

func update(c *gin.Context, db *gorm.DB, id uint) {
	var user User
	if c.ShouldBindJSON(&user) != nil {
		return
	}
	db.Model(&User{}).Where("id = ?", id).Select("name", "mail").Updates(user) // evidence: named-columns
}

func made(db *gorm.DB, body Form) {
	db.Save(&User{Name: body.Name}) // evidence: own-fields
}

func changed(c *gin.Context, db *gorm.DB, id uint) {
	var input SignUp
	if c.ShouldBindJSON(&input) != nil {
		return
	}
	var user User
	db.First(&user, id)
	user.Name = input.Name
	db.Save(&user)
}

func loaded(db *gorm.DB, id uint) {
	var user User
	db.First(&user, id)
	user.Visits++
	db.Save(&user)
}
