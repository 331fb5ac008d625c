import io.ktor.server.application.*
import io.ktor.server.plugins.cors.routing.*
import io.ktor.server.response.*

fun Application.open() {
    install(CORS) {
        anyHost() // finding: any-host
        allowCredentials = true
    }
}

fun Application.star() {
    install(CORS) {
        allowHost("*") // finding: any-host
    }
}

suspend fun answer(call: ApplicationCall) {
    call.response.headers.append("Access-Control-Allow-Origin", "*") // finding: any-host
    call.respondText("done")
}
