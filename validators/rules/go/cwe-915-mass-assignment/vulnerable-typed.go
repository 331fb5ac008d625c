package staff

import "github.com/gin-gonic/gin"

type Member struct {
	Name string
	Role string
}

func (s *staff) change(c *gin.Context) {
	var given Member
	if err := c.ShouldBindJSON(&given); err != nil {
		return
	}
	s.db.Where("id = ?", c.GetUint("id")).Updates(given) // finding: bound-object-stored
}
