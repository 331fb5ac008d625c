package desk

import (
	"net/http"

	"github.com/gin-contrib/sessions"
	"github.com/gin-gonic/gin"
	gorilla "github.com/gorilla/sessions"
)

var jar = gorilla.NewCookieStore([]byte("of the deployment"))

func seat(w http.ResponseWriter, r *http.Request) {
	kept, err := jar.Get(r, "desk")
	if err != nil {
		return
	}
	kept.Values["seat"] = r.FormValue("seat") // finding: value-from-request
	_ = kept.Save(r, w)
}

func floor(c *gin.Context) {
	kept := sessions.Default(c)
	kept.Set("floor", c.Query("floor")) // finding: value-from-request
	_ = kept.Save()
}
