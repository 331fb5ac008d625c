import io.ktor.server.application.*

fun remember(call: ApplicationCall, id: String) {
    call.response.cookies.append("id", id) // finding: flags-missing
}

fun off(call: ApplicationCall, id: String) {
    call.response.cookies.append("id", id, secure = false, httpOnly = true) // finding: flags-off
}

fun half(call: ApplicationCall, id: String) {
    call.response.cookies.append("id", id, secure = true) // finding: flags-missing
}
