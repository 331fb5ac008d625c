import io.ktor.http.ContentType
import io.ktor.server.application.*
import io.ktor.server.response.*

suspend fun hello(call: ApplicationCall) {
    val name = call.parameters["name"] ?: "you"
    call.respondText("<p>Hello $name</p>", ContentType.Text.Html) // finding: html-text
}

suspend fun plain(call: ApplicationCall) {
    val name = call.request.queryParameters["name"]
    call.respondText(name!!, ContentType.Text.Html) // finding: html-type
}

suspend fun joined(call: ApplicationCall, title: String) {
    call.respondText("<h1>" + title + "</h1>") // finding: html-text
}

suspend fun quoted(call: ApplicationCall) {
    val said = call.receiveParameters()["said"].orEmpty().replace("&", "&amp;").replace(">", "&gt;")
    call.respondText("<blockquote>$said</blockquote>", ContentType.Text.Html) // finding: html-text
}
