package users

import (
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"
)

func show(c *gin.Context, user User) {
	c.JSON(http.StatusOK, userView{Name: user.Name}) // evidence: chosen-fields
}

func encoded(w http.ResponseWriter, app App) {
	json.NewEncoder(w).Encode(appResponse{ID: app.ID}) // evidence: chosen-fields
}

func bytes(user User) ([]byte, error) {
	return json.Marshal(&UserDTO{Name: user.Name}) // evidence: chosen-fields
}

func written(w http.ResponseWriter, user *User) {
	fmt.Fprintf(w, "hello %s", user.Name)
}
