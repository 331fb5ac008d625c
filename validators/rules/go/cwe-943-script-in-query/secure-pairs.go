package crates

import (
	"net/http"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

func inOrder(c *mongo.Collection, r *http.Request) {
	filter := bson.D{{Key: "maker", Value: r.FormValue("maker")}, {Key: "$where", Value: "this.weight > 3"}}
	c.FindOne(r.Context(), filter)
}
