package chat

import io.ktor.server.application.Application
import io.ktor.server.application.call
import io.ktor.server.application.install
import io.ktor.server.request.receiveMultipart
import io.ktor.server.routing.Route
import io.ktor.server.routing.post
import io.ktor.server.websocket.WebSockets

fun Application.sockets() {
    install(WebSockets) {
        pingPeriodMillis = 15_000
        maxFrameSize = Long.MAX_VALUE // finding: frame-without-end
        masking = false
    }
}

fun Application.large() {
    install(WebSockets) {
        maxFrameSize = 2_000_000_000 // finding: frame-without-end
    }
}

fun Route.uploads() {
    post("/pictures") {
        val parts = call.receiveMultipart(formFieldLimit = Long.MAX_VALUE) // finding: form-without-end
        keep(parts)
    }
    post("/letters") {
        keep(call.receiveMultipart(Long.MAX_VALUE)) // finding: form-without-end
    }
}
