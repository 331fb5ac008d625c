package store

import (
	"encoding/json"
	"net/http"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

func search(c *mongo.Collection, r *http.Request) {
	var filter map[string]interface{}
	json.NewDecoder(r.Body).Decode(&filter)
	c.Find(r.Context(), filter) // finding
}

func script(c *mongo.Collection, r *http.Request) {
	c.FindOne(r.Context(), bson.M{"$where": "this.name == '" + r.FormValue("n") + "'"}) // finding
}

func remove(c *mongo.Collection, r *http.Request) {
	var doc bson.M
	bson.UnmarshalExtJSON([]byte(r.FormValue("q")), true, &doc)
	c.DeleteMany(r.Context(), doc) // finding
}
