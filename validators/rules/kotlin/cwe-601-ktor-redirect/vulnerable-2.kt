import io.ktor.server.application.call
import io.ktor.server.response.respondRedirect
import io.ktor.server.routing.Route
import io.ktor.server.routing.get

private fun String?.orHome(): String {
    val given = this ?: return "/home"
    return if (given.startsWith("/")) given else "/home"
}

fun Route.back() {
    get("/back") {
        call.respondRedirect(call.request.queryParameters["to"].orHome()) // finding
    }
    get("/asked") {
        val to = call.request.queryParameters["to"] ?: "/home"
        if (to.startsWith("/")) {
            println("a path")
        }
        if (!to.startsWith("//") && !to.startsWith("/\\")) {
            call.respondRedirect(to) // finding
        }
    }
}
