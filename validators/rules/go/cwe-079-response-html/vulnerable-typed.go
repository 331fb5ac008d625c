package greet

import "github.com/gin-gonic/gin"

func greet(c *gin.Context) {
	c.Header("Content-Type", "text/html; charset=utf-8")
	c.String(200, "<b>%s</b>", c.Query("name")) // finding: framework-html
}

func plain(c *gin.Context) {
	c.String(200, "hello %s", c.Query("name"))
}
