package web

import (
	"net/http"
	"os"
	"path/filepath"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"
)

func upload(w http.ResponseWriter, r *http.Request) {
	if _, _, err := r.FormFile("file"); err != nil {
		return
	}
	os.CreateTemp("/srv/uploads", "upload-*.bin") // evidence: own-name
}

func framework(c *gin.Context) {
	file, _ := c.FormFile("file")
	c.SaveUploadedFile(file, "uploads/"+uuid.NewString()) // evidence
}

func ending(w http.ResponseWriter, r *http.Request) {
	_, header, _ := r.FormFile("file")
	os.Create("/srv/uploads/" + uuid.NewString() + filepath.Ext(header.Filename)) // evidence
}

func fixed() {
	os.Create("/srv/uploads/index.json")
}
