package desk

import "github.com/gin-gonic/gin"

func mount(r *gin.Engine, d *desk) { // finding: group-without-check
	inner := r.Group("/admin")
	inner.GET("/stats", d.stats)
	inner.POST("/reset", d.reset)
}
