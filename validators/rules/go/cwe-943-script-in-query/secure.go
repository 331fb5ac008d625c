package crates

import (
	"fmt"
	"net/http"
	"strconv"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

func byMaker(c *mongo.Collection, r *http.Request) {
	c.FindOne(r.Context(), bson.M{"maker": r.FormValue("maker")}) // evidence
}

func heavier(c *mongo.Collection, r *http.Request) {
	least, err := strconv.Atoi(r.URL.Query().Get("least"))
	if err != nil {
		return
	}
	c.Find(r.Context(), bson.M{"$where": fmt.Sprintf("this.weight > %d", least)}) // evidence: sanitized
}

func one(c *mongo.Collection, r *http.Request) {
	field := r.FormValue("field")
	if field != "weight" && field != "height" {
		return
	}
	c.CountDocuments(r.Context(), bson.M{"$where": "this." + field + " > 3"}) // evidence: guarded
}

func fixed(c *mongo.Collection, r *http.Request) {
	c.Find(r.Context(), bson.M{"$where": "this.weight > this.height"})
}
