package web

import (
	"net/http"
	"os"
	"path/filepath"

	"github.com/gin-gonic/gin"
)

func upload(w http.ResponseWriter, r *http.Request) {
	_, header, err := r.FormFile("file")
	if err != nil {
		return
	}
	os.Create("/srv/uploads/" + header.Filename) // finding
}

func based(w http.ResponseWriter, r *http.Request) {
	_, header, _ := r.FormFile("file")
	os.OpenFile(filepath.Join("/srv/uploads", filepath.Base(header.Filename)), os.O_CREATE, 0o600) // finding
}

func framework(c *gin.Context) {
	file, _ := c.FormFile("file")
	c.SaveUploadedFile(file, "uploads/"+file.Filename) // finding
}
