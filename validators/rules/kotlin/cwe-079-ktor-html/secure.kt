import io.ktor.http.ContentType
import io.ktor.server.application.*
import io.ktor.server.response.*
import io.ktor.util.escapeHTML

suspend fun hello(call: ApplicationCall) {
    val name = call.parameters["name"] ?: "you"
    call.respondText("<p>Hello ${name.escapeHTML()}</p>", ContentType.Text.Html) // evidence: sanitized
}

suspend fun number(call: ApplicationCall) {
    val page = call.parameters["page"]?.toIntOrNull() ?: 1
    call.respondText("<p>$page</p>", ContentType.Text.Html) // evidence: sanitized
}

suspend fun fixed(call: ApplicationCall) {
    call.respondText("<p>up</p>", ContentType.Text.Html) // evidence: constant-page
}

suspend fun text(call: ApplicationCall, name: String) {
    call.respondText("hello $name")
}

suspend fun quoted(call: ApplicationCall) {
    val said = call.receiveParameters()["said"].orEmpty().replace("&", "&amp;").replace("<", "&lt;")
    call.respondText("<blockquote>$said</blockquote>", ContentType.Text.Html) // evidence: sanitized
}
