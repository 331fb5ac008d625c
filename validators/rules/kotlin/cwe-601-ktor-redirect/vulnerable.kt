import io.ktor.server.application.*
import io.ktor.server.response.*

suspend fun go(call: ApplicationCall) {
    val next = call.parameters["next"]!!
    call.respondRedirect(next) // finding: redirect-to-value
}

suspend fun host(call: ApplicationCall) {
    val host = call.request.queryParameters["host"]
    call.respondRedirect("https://$host/home") // finding: redirect-to-value
}

suspend fun slash(call: ApplicationCall, path: String) {
    call.respondRedirect("/" + path) // finding: redirect-to-value
}
