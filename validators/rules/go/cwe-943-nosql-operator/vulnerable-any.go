package shelf

import (
	"encoding/json"
	"net/http"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

type shelf struct{ books *mongo.Collection }

func (s *shelf) look(w http.ResponseWriter, r *http.Request) { // finding: value-of-any-kind
	var asked map[string]any
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
		return
	}
	s.books.FindOne(r.Context(), bson.M{"title": asked["title"]}) // finding: filter-from-request
}
