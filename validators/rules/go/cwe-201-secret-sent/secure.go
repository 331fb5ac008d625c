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

// A name alone shows nothing of what is in it.
func count(c *gin.Context) {
	c.JSON(http.StatusOK, listResponse{Count: 3})
}

func written(w http.ResponseWriter, user *User) {
	fmt.Fprintf(w, "hello %s", user.Name)
}
