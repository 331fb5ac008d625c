import io.ktor.server.application.*
import io.ktor.server.sessions.*

fun Application.plain() {
    install(Sessions) {
        cookie<UserSession>("user") // finding: unsigned-cookie
    }
}

fun Application.timed() {
    install(Sessions) {
        cookie<UserSession>("user") { // finding: unsigned-cookie
            cookie.maxAgeInSeconds = 3600
        }
    }
}

fun Application.clear() {
    install(Sessions) {
        cookie<UserSession>("user", SessionStorageMemory()) { // evidence: kept-on-the-server
            cookie.secure = false // finding: flag-off
        }
    }
}
