import io.ktor.server.application.*
import io.ktor.server.plugins.cors.routing.*
import io.ktor.server.response.*

fun Application.named() {
    install(CORS) {
        allowHost("app.example.org", schemes = listOf("https")) // evidence: named-host
    }
}

fun Application.two() {
    install(CORS) {
        allowHost("app.example.org") // evidence: named-host
        allowHost("admin.example.org:8443") // evidence: named-host
        allowHeader("X-Trace")
    }
}

suspend fun answer(call: ApplicationCall) {
    call.response.headers.append("Cache-Control", "no-store")
}
