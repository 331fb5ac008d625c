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

func (s *desk) receipt(w http.ResponseWriter, r *http.Request) { // evidence: owner-asked
	who, ok := s.signedIn(r)
	if !ok {
		http.Error(w, "sign in", http.StatusUnauthorized)
		return
	}
	var text string
	row := s.db.QueryRowContext(r.Context(), "SELECT text FROM receipts WHERE id = $1 AND customer_id = $2", r.PathValue("id"), who.ID)
	if err := row.Scan(&text); err != nil {
		http.NotFound(w, r)
		return
	}
	w.Write([]byte(text))
}

// What anybody may read.
func (s *desk) page(w http.ResponseWriter, r *http.Request) {
	row := s.db.QueryRowContext(r.Context(), "SELECT text FROM pages WHERE id = $1", r.PathValue("id"))
	var text string
	_ = row.Scan(&text)
}

func draft(db *gorm.DB, c *gin.Context) (*Draft, error) {
	var draft Draft
	err := db.Where("id = ?", c.Param("id")).First(&draft).Error
	if err != nil || draft.OwnerID != c.GetUint("caller") {
		return nil, errMissing
	}
	return &draft, nil
}
