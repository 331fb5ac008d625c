package users

import (
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"
)

func show(c *gin.Context, user User) {
	c.JSON(http.StatusOK, gin.H{"name": user.Name, "hash": user.PasswordHash}) // finding: secret-in-answer
}

func encoded(w http.ResponseWriter, app App) {
	json.NewEncoder(w).Encode(map[string]string{"id": app.ID, "secret": app.ClientSecret}) // finding: secret-in-answer
}

func written(w http.ResponseWriter, user *User) {
	fmt.Fprintf(w, "your password is %s", user.Password) // finding: secret-in-answer
}
