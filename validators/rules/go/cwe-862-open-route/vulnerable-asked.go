package shop

import "github.com/gin-gonic/gin"

func routes(people *People) *gin.Engine {
	r := gin.New()
	r.Use(gin.Recovery())
	r.GET("/admin/people", people.All) // finding: admin-without-check
	return r
}

func below(people *People) {
	router := gin.New()
	router.Use(gin.Logger())
	api := router.Group("/api")
	api.DELETE("/internal/cache", people.Clear) // finding: admin-without-check
}

func after(people *People) {
	r := gin.New()
	r.POST("/users/delete", people.Remove) // finding: admin-without-check
	r.Use(authenticate(people))
}
