package shop

import io.ktor.server.application.Application
import io.ktor.server.application.install
import io.ktor.server.plugins.csrf.CSRF
import io.ktor.server.sessions.Sessions
import io.ktor.server.sessions.cookie

fun Application.sessions() {
    install(CSRF) {
        allowOrigin("https://shop.example")
    }
    install(Sessions) {
        cookie<Known>("known") {
            cookie.extensions["SameSite"] = "None"
            cookie.secure = true
        }
    }
}
