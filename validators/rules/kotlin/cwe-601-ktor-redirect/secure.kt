import io.ktor.server.application.*
import io.ktor.server.response.*

suspend fun home(call: ApplicationCall) {
    call.respondRedirect("/home") // evidence: own-page
}

suspend fun search(call: ApplicationCall) {
    val q = call.parameters["q"]
    call.respondRedirect("/search?q=$q") // evidence: own-page
}

suspend fun listed(call: ApplicationCall) {
    val next = call.parameters["next"]!!
    if (next in setOf("/a", "/b")) {
        call.respondRedirect(next) // evidence: guarded
    }
}
