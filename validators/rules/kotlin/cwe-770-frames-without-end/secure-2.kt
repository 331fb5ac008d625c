package chat

import io.ktor.client.HttpClient
import io.ktor.client.plugins.websocket.WebSockets

// What the own server sends.
fun client() = HttpClient {
    install(WebSockets) {
        pingInterval = 15_000
        maxFrameSize = Long.MAX_VALUE
    }
}
