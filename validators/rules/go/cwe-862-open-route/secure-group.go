package desk

import "github.com/gin-gonic/gin"

func mount(r *gin.Engine, d *desk) { // evidence: group-with-check
	inner := r.Group("/admin")
	inner.Use(d.adminsOnly)
	inner.GET("/stats", d.stats)
}

func open(r *gin.Engine, d *desk) {
	r.Group("/pages").GET("/start", d.start)
}
