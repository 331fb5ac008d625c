package files

import (
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"
)

func attachment(w http.ResponseWriter, r *http.Request, path, name string) {
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`) // finding: name-in-quotes
	http.ServeFile(w, r, path)
}

func inline(w http.ResponseWriter, r *http.Request) {
	title := r.URL.Query().Get("title")
	w.Header().Add("content-disposition", fmt.Sprintf("inline; filename=\"%s.pdf\"", title)) // finding: name-in-quotes
}

func export(c *gin.Context) {
	c.Header("Content-Disposition", "attachment; filename=\""+c.Query("as")+"\"") // finding: name-in-quotes
}
