package shop

import io.ktor.server.application.call
import io.ktor.server.request.header
import io.ktor.server.response.respondText
import io.ktor.server.routing.Route
import io.ktor.server.routing.get

private val allowed = setOf("10.0.0.4", "10.0.0.5")

fun Route.inner() {
    get("/state") {
        if (call.request.local.remoteAddress == "127.0.0.1") { // evidence: connection-address
            call.respondText(details())
        }
    }
    get("/jobs") {
        if (call.request.local.remoteHost.startsWith("10.")) { // evidence: connection-address
            call.respondText(details())
        }
    }
    get("/keys") {
        if (call.request.local.remoteAddress in allowed) { // evidence: connection-address
            call.respondText(details())
        }
    }
    get("/told") {
        log.info("asked from ${call.request.headers["X-Forwarded-For"]}")
        if (call.request.headers["Accept"] == "text/plain") {
            call.respondText("hello")
        }
    }
}
