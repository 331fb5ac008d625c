package crates

import (
	"net/http"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

func inOrder(c *mongo.Collection, r *http.Request) {
	filter := bson.D{{Key: "depot", Value: "north"}, {Key: "$where", Value: "this.maker == '" + r.FormValue("maker") + "'"}}
	c.FindOne(r.Context(), filter) // finding
}

func unnamed(c *mongo.Collection, r *http.Request) {
	c.DeleteMany(r.Context(), bson.D{{"$where", r.PostFormValue("test")}}) // finding
}
