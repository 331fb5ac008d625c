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

func counted(c *mongo.Collection, r *http.Request) {
	var asked struct{ Name any }
	json.NewDecoder(r.Body).Decode(&asked)
	c.CountDocuments(r.Context(), bson.D{{Key: "name", Value: asked.Name}}) // finding
}

func remove(c *mongo.Collection, r *http.Request) {
	var doc bson.M
	bson.UnmarshalExtJSON([]byte(r.FormValue("q")), true, &doc)
	c.DeleteMany(r.Context(), doc) // finding
}
