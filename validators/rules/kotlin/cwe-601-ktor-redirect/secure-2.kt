import io.ktor.server.application.call
import io.ktor.server.response.respondRedirect
import io.ktor.server.routing.Route
import io.ktor.server.routing.get

private val own = Regex("/[a-z][a-z/]*")

private fun String?.orHome(): String {
    val given = this ?: return "/home"
    return if (own.matches(given)) given else "/home"
}

fun Route.back() {
    get("/back") {
        call.respondRedirect(call.request.queryParameters["to"].orHome()) // evidence
    }
    get("/next") {
        val to = call.request.queryParameters["to"] ?: "/home"
        if (to.startsWith("/") && !to.startsWith("//")) {
            call.respondRedirect(to)
        }
    }
    get("/last") {
        val to = call.request.queryParameters["to"] ?: "/home"
        if (to.startsWith("/") && !to.startsWith("//") && !to.startsWith("/\\")) {
            call.respondRedirect(to) // evidence
        }
    }
}
