package crates

import (
	"fmt"
	"net/http"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

func byMaker(c *mongo.Collection, r *http.Request) {
	c.FindOne(r.Context(), bson.M{"$where": "this.maker == '" + r.FormValue("maker") + "'"}) // finding
}

func heavier(c *mongo.Collection, r *http.Request) {
	test := fmt.Sprintf("this.weight > %s", r.URL.Query().Get("least"))
	c.Find(r.Context(), bson.M{"$where": test}) // finding
}

func drop(c *mongo.Collection, r *http.Request) {
	filter := bson.M{}
	filter["$where"] = r.PostFormValue("test")
	c.DeleteMany(r.Context(), filter) // finding
}
