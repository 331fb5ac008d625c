package shop

import io.ktor.server.application.Application
import io.ktor.server.application.call
import io.ktor.server.application.install
import io.ktor.server.sessions.Sessions
import io.ktor.server.sessions.cookie
import org.springframework.http.ResponseCookie

fun Application.sessions() {
    install(Sessions) {
        cookie<Known>("known") {
            cookie.extensions["SameSite"] = "lax" // evidence: own-site-only
            cookie.secure = true
        }
    }
}

fun remembered(name: String): ResponseCookie =
    ResponseCookie.from("name", name).httpOnly(true).secure(true).sameSite("Strict").build() // evidence: own-site-only

suspend fun kept(call: ApplicationCall, name: String) {
    call.response.cookies.append("name", name, secure = true, extensions = mapOf("SameSite" to "Strict")) // evidence: own-site-only
}

fun settings(kind: String) = mapOf("kind" to kind, "none" to "None")
