package store

import (
	"context"
	"net/http"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

func byName(c *mongo.Collection, r *http.Request) {
	c.FindOne(r.Context(), bson.M{"name": r.FormValue("name")}) // evidence
}

func ordered(c *mongo.Collection, r *http.Request) {
	c.Find(r.Context(), bson.D{{Key: "owner", Value: r.FormValue("owner")}}) // evidence
}

func all(ctx context.Context, c *mongo.Collection) {
	c.Find(ctx, bson.M{}) // evidence
}

func counted(ctx context.Context, c *mongo.Collection) {
	c.CountDocuments(ctx, bson.M{"active": true})
}
