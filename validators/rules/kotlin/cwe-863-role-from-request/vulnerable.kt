package shop

import io.ktor.http.HttpStatusCode
import io.ktor.server.application.call
import io.ktor.server.response.respond
import io.ktor.server.routing.Route
import io.ktor.server.routing.delete
import io.ktor.server.routing.get
import io.ktor.server.routing.post

fun Route.notes(notes: Notes) {
    delete("/notes/{id}") {
        if (call.request.queryParameters["role"] == "admin") { // finding: role-from-request
            notes.remove(call.parameters["id"]!!.toInt())
        }
        call.respond(HttpStatusCode.NoContent)
    }
    post("/notes/clear") {
        if (call.request.headers["X-User-Role"] != "ADMIN") { // finding: role-from-request
            call.respond(HttpStatusCode.Forbidden)
            return@post
        }
        notes.clear()
        call.respond(HttpStatusCode.NoContent)
    }
    get("/notes/all") {
        val role = call.request.cookies["role"] ?: "guest"
        if (role == "editor") { // finding: role-from-request
            call.respond(notes.all())
        }
    }
    get("/notes/open") {
        if (call.parameters["admin"].toBoolean()) { // finding: role-from-request
            call.respond(notes.all())
        }
    }
}
