import io.ktor.server.application.*
import io.ktor.server.sessions.*

fun Application.signed() {
    install(Sessions) {
        cookie<UserSession>("user") {
            cookie.secure = true // evidence: flag-on
            transform(SessionTransportTransformerMessageAuthentication(key)) // evidence: signed
        }
    }
}

fun Application.stored() {
    install(Sessions) {
        cookie<UserSession>("user", SessionStorageMemory()) // evidence: kept-on-the-server
        header<ApiSession>("X-Session")
    }
}
