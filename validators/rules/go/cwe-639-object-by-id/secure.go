package orders

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

func show(db *gorm.DB, r *http.Request, user uint) *Order {
	var order Order
	db.Where("owner_id = ?", user).First(&order, r.PathValue("id")) // evidence
	return &order
}

func remove(db *gorm.DB, c *gin.Context) {
	db.Where("user_id = ?", c.GetUint("user")).Delete(&Order{}, c.Param("id")) // evidence
}

func scoped(db *gorm.DB, c *gin.Context) *Order {
	var order Order
	db.Scopes(ownedBy(c)).Take(&order, c.Param("id")) // evidence
	return &order
}

func helper(db *gorm.DB, id uint) *Order {
	var order Order
	db.First(&order, id)
	return &order
}
