package web

import (
	"database/sql"
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"
)

func show(db *sql.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := db.Ping(); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError) // finding: error-sent
		}
	}
}

func written(w http.ResponseWriter, err error) {
	fmt.Fprintln(w, err) // finding: error-written
}

func raw(w http.ResponseWriter, err error) {
	w.Write([]byte(err.Error())) // finding: error-written
}

func framework(c *gin.Context, err error) {
	c.JSON(500, gin.H{"error": err.Error()}) // finding: error-in-answer
}
