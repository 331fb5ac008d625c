package shop

import io.ktor.http.HttpStatusCode
import io.ktor.server.application.call
import io.ktor.server.auth.principal
import io.ktor.server.response.respond
import io.ktor.server.routing.Route
import io.ktor.server.routing.delete
import io.ktor.server.routing.get
import io.ktor.server.routing.post

fun Route.notes(notes: Notes, users: Users) {
    delete("/notes/{id}") {
        if (call.principal<Person>()!!.role == "admin") { // evidence: role-of-the-user
            notes.remove(call.parameters["id"]!!.toInt())
        }
        call.respond(HttpStatusCode.NoContent)
    }
    post("/notes/clear") {
        val user = users.of(call.principal<Person>()!!.name)
        if (user.role != Role.ADMIN) { // evidence: role-of-the-user
            call.respond(HttpStatusCode.Forbidden)
            return@post
        }
        notes.clear()
        call.respond(HttpStatusCode.NoContent)
    }
    get("/notes/open") {
        val session = call.sessions.get<Known>()!!
        if ("reader" in session.roles) { // evidence: role-of-the-user
            call.respond(notes.all())
        }
    }
    get("/people") {
        val role = call.request.queryParameters["role"]
        if (role == null) {
            call.respond(users.all())
            return@get
        }
        call.respond(users.withRole(role))
    }
    get("/notes") {
        if (call.request.queryParameters["order"] == "newest") {
            call.respond(notes.newest())
        }
    }
}
