package web

import (
	"database/sql"
	"log"
	"net/http"
)

func show(db *sql.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := db.Ping(); err != nil {
			log.Println(err)
			http.Error(w, "internal error", http.StatusInternalServerError) // evidence
		}
	}
}

func status(w http.ResponseWriter) {
	http.Error(w, http.StatusText(http.StatusBadGateway), http.StatusBadGateway) // evidence
}

func missing(w http.ResponseWriter, r *http.Request) {
	const message = "not found"
	http.Error(w, message, http.StatusNotFound) // evidence
}

func wrapped(err error) error {
	log.Println(err.Error())
	return err
}
