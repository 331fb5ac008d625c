import io.ktor.server.application.*
import io.ktor.server.http.content.*
import io.ktor.server.response.*
import java.io.File

suspend fun send(call: ApplicationCall) {
    val name = call.parameters["name"]!!
    call.respondFile(File("/srv/files/$name")) // finding: file-by-name
}

suspend fun two(call: ApplicationCall) {
    call.respondFile(File("/srv/files"), call.request.queryParameters["name"]!!) // finding: file-by-name
}

suspend fun content(call: ApplicationCall) {
    val name = call.request.queryParameters["name"]
    call.respond(LocalFileContent(File("reports", name))) // finding: file-by-name
}
