package buoys

import (
	"net/http"
	"os/exec"

	"github.com/gin-gonic/gin"
	"github.com/go-playground/validator/v10"
)

type sounding struct {
	Buoy string `form:"buoy" binding:"required,printascii" validate:"required,max=40"`
}

func sound(c *gin.Context) {
	var s sounding
	if err := c.ShouldBindQuery(&s); err != nil {
		return
	}
	exec.Command("sh", "-c", "sound "+s.Buoy).Run() // finding: shell-text
}

func checked(w http.ResponseWriter, r *http.Request) {
	s := sounding{Buoy: r.FormValue("buoy")}
	if err := validator.New().Struct(s); err != nil {
		return
	}
	exec.Command("sh", "-c", "sound "+s.Buoy).Run() // finding: shell-text
}
