package orders

import (
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

func show(db *gorm.DB, r *http.Request) *Order {
	var order Order
	db.First(&order, r.PathValue("id")) // finding
	return &order
}

func remove(db *gorm.DB, c *gin.Context) {
	db.Delete(&Order{}, c.Param("id")) // finding
}

func number(db *gorm.DB, c *gin.Context) *Order {
	id, err := strconv.Atoi(c.Param("id"))
	if err != nil {
		return nil
	}
	var order Order
	db.Take(&order, id) // finding
	return &order
}

func (s *desk) receipt(w http.ResponseWriter, r *http.Request) { // finding: fetched-by-number-alone
	if !s.signedIn(r) {
		http.Error(w, "sign in", http.StatusUnauthorized)
		return
	}
	var text string
	row := s.db.QueryRowContext(r.Context(), "SELECT text FROM receipts WHERE id = $1", r.PathValue("id"))
	if err := row.Scan(&text); err != nil {
		http.NotFound(w, r)
		return
	}
	w.Write([]byte(text))
}

func draft(db *gorm.DB, c *gin.Context) (*Draft, error) { // finding: fetched-by-number-alone
	id, err := strconv.ParseUint(c.Param("id"), 10, 32)
	if err != nil {
		return nil, err
	}
	var draft Draft
	return &draft, db.Where("id = ?", id).First(&draft).Error
}
