package shop

import io.ktor.server.application.call
import io.ktor.server.request.header
import io.ktor.server.response.respondText
import io.ktor.server.routing.Route
import io.ktor.server.routing.get

private val allowed = setOf("10.0.0.4", "10.0.0.5")

fun Route.inner() {
    get("/state") {
        if (call.request.headers["X-Forwarded-For"] == "127.0.0.1") { // finding: header-decides
            call.respondText(details())
        }
    }
    get("/jobs") {
        val from = call.request.header("X-Real-IP") ?: ""
        if (from.startsWith("10.")) { // finding: header-decides
            call.respondText(details())
        }
    }
    get("/keys") {
        if (call.request.headers["X-Client-IP"] in allowed) { // finding: header-decides
            call.respondText(details())
        }
    }
}
