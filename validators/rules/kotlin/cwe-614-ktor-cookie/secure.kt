import io.ktor.server.application.*

fun remember(call: ApplicationCall, id: String) {
    call.response.cookies.append("id", id, secure = true, httpOnly = true) // evidence: flags-set
}

fun path(call: ApplicationCall, id: String) {
    call.response.cookies.append("id", id, path = "/", secure = true, httpOnly = true) // evidence: flags-set
}

fun more(call: ApplicationCall) {
    val cookies = call.response.cookies
    cookies.append("seen", "1", httpOnly = true, secure = true) // evidence: flags-set
    call.response.headers.append("X", "1")
}
