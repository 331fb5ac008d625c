import io.ktor.http.*
import io.ktor.server.application.*
import io.ktor.server.plugins.statuspages.*
import io.ktor.server.response.*

fun Application.pages() {
    install(StatusPages) {
        exception<Throwable> { call, cause ->
            call.respondText(cause.stackTraceToString(), status = HttpStatusCode.InternalServerError) // finding: error-sent
        }
    }
}

suspend fun find(call: ApplicationCall) {
    try {
        call.respond(load())
    } catch (e: Exception) {
        call.respondText("failed: ${e.stackTraceToString()}") // finding: error-sent
    }
}

suspend fun save(call: ApplicationCall) {
    try {
        store()
    } catch (ex: SQLException) {
        call.respond(HttpStatusCode.InternalServerError, ex.localizedMessage) // finding: error-sent
    }
}
