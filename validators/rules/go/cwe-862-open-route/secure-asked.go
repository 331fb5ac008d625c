package shop

import (
	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
)

func routes(people *People) *gin.Engine {
	r := gin.New()
	r.Use(gin.Recovery())
	r.Use(authenticate(people))
	r.GET("/admin/people", people.All)
	r.POST("/users/delete", people.Remove)
	return r
}

func grouped(people *People) {
	e := echo.New()
	g := e.Group("/inner", requireStaff)
	g.POST("/admin/people", people.All)
}

func below(people *People) {
	router := gin.New()
	router.Use(loginRequired())
	api := router.Group("/api")
	api.DELETE("/internal/cache", people.Clear)
}
