import io.ktor.server.application.*
import io.ktor.server.http.content.*
import io.ktor.server.response.*
import io.ktor.server.routing.*
import java.io.File

fun Route.files() {
    staticFiles("/files", File("public")) // evidence: served-folder
    staticResources("/assets", "assets") // evidence: served-folder
}

suspend fun checked(call: ApplicationCall) {
    val path = File("/srv/files", call.parameters["name"]!!).canonicalPath
    if (path.startsWith("/srv/files/")) {
        call.respondFile(File(path)) // evidence: guarded
    }
}

suspend fun plain(call: ApplicationCall) {
    val name = call.parameters["name"]!!
    if (name.contains("..")) {
        return
    }
    call.respondFile(File("/srv/files/$name")) // evidence: guarded
}

suspend fun own(call: ApplicationCall) {
    call.respondFile(File("public/index.html"))
}
