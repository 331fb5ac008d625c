package chat

import io.ktor.server.application.Application
import io.ktor.server.application.call
import io.ktor.server.application.install
import io.ktor.server.request.receiveMultipart
import io.ktor.server.routing.Route
import io.ktor.server.routing.post
import io.ktor.server.websocket.WebSockets

private const val LARGEST = 64L * 1024

fun Application.sockets() {
    install(WebSockets) {
        pingPeriodMillis = 15_000
        maxFrameSize = LARGEST // evidence: limited
        timeoutMillis = Long.MAX_VALUE
    }
}

fun Application.small(limit: Long) {
    install(WebSockets) {
        maxFrameSize = 8192 // evidence: limited
    }
    install(WebSockets) {
        maxFrameSize = limit
    }
}

fun Route.uploads() {
    post("/pictures") {
        val parts = call.receiveMultipart(formFieldLimit = 1024 * 1024 * 20) // evidence: limited
        keep(parts)
    }
    post("/letters") {
        keep(call.receiveMultipart())
    }
}
