import io.ktor.http.*
import io.ktor.server.application.*
import io.ktor.server.plugins.statuspages.*
import io.ktor.server.response.*

fun Application.pages() {
    install(StatusPages) {
        exception<Throwable> { call, cause ->
            log.error("failed", cause)
            call.respondText("internal error", status = HttpStatusCode.InternalServerError) // evidence: general-message
        }
    }
}

suspend fun find(call: ApplicationCall) {
    try {
        call.respond(load())
    } catch (e: Exception) {
        call.respond(HttpStatusCode.InternalServerError) // evidence: general-message
    }
}

suspend fun save(call: ApplicationCall) {
    try {
        store()
    } catch (ex: SQLException) {
        call.respond(HttpStatusCode.InternalServerError, "could not be saved") // evidence: general-message
    }
}
