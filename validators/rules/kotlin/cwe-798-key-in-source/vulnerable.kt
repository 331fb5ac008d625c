package shop

import io.ktor.server.application.Application
import io.ktor.server.application.install
import io.ktor.server.auth.Authentication
import io.ktor.server.auth.UserIdPrincipal
import io.ktor.server.auth.basic
import io.ktor.server.sessions.SessionTransportTransformerEncrypt
import io.ktor.server.sessions.SessionTransportTransformerMessageAuthentication
import io.ktor.server.sessions.Sessions
import io.ktor.server.sessions.cookie
import io.ktor.util.hex

fun Application.sessions() {
    install(Sessions) {
        val key = hex("8f3ac1904b7d22e6510c93ab")
        cookie<Known>("known") {
            transform(SessionTransportTransformerMessageAuthentication(key)) // finding: session-key
        }
        cookie<Cart>("cart") {
            transform(SessionTransportTransformerEncrypt(hex("0f1e2d3c4b5a69788796a5b4c3d2e1f0"), hex("a1b2c3d4e5f60718"))) // finding: session-key
        }
        cookie<Theme>("theme") {
            transform(SessionTransportTransformerMessageAuthentication("garden-of-apples".toByteArray())) // finding: session-key
        }
    }
}

fun Application.login() {
    install(Authentication) {
        basic("staff") {
            validate { credentials ->
                if (credentials.name == "staff" && credentials.password == "orchard-9-gate") { // finding: login-compared
                    UserIdPrincipal(credentials.name)
                } else {
                    null
                }
            }
        }
    }
}
