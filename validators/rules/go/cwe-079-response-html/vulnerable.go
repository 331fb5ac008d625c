package web

import (
	"fmt"
	"html/template"
	"io"
	"net/http"

	"github.com/gofiber/fiber/v2"
)

func hello(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintf(w, "<h1>Hello %s</h1>", r.URL.Query().Get("name")) // finding: formatted-into-page
}

func echo(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK)
	w.Write([]byte(r.FormValue("text"))) // finding: written-to-page
}

func copyOut(w http.ResponseWriter, r *http.Request) {
	body := "<p>" + r.Header.Get("X-Note") + "</p>"
	io.WriteString(w, body) // finding: written-to-page
}

func cast(w http.ResponseWriter, r *http.Request, page *template.Template) {
	page.Execute(w, template.HTML(r.FormValue("bio"))) // finding: trusted-by-cast
}

func missing(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "no such page: "+r.URL.Path, http.StatusNotFound) // finding: error-page
}

func typed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprintln(w, r.PostFormValue("text")) // finding: formatted-into-page
}

func fiberPage(c *fiber.Ctx) error {
	return c.SendString("<h1>" + c.Query("name") + "</h1>") // finding: framework-html
}
