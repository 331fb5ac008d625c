package shop

import io.ktor.http.content.PartData
import io.ktor.http.content.forEachPart
import io.ktor.http.content.streamProvider
import io.ktor.server.application.call
import io.ktor.server.request.receiveMultipart
import io.ktor.server.routing.Route
import io.ktor.server.routing.post
import java.io.File
import org.springframework.web.multipart.MultipartFile

fun Route.uploads() {
    post("/pictures") {
        call.receiveMultipart().forEachPart { part ->
            if (part is PartData.FileItem) {
                val name = part.originalFileName as String
                File("/srv/pictures/$name").writeBytes(part.streamProvider().readBytes()) // finding: stored-under-sent-name
            }
            part.dispose()
        }
    }
    post("/letters") {
        call.receiveMultipart().forEachPart { part ->
            if (part is PartData.FileItem) {
                val target = File(folder, part.originalFileName!!)
                part.streamProvider().use { input ->
                    target.outputStream().use { input.copyTo(it) } // finding: stored-under-sent-name
                }
            }
        }
    }
}

fun keep(file: MultipartFile) {
    File("/srv/files", file.originalFilename).writeBytes(file.bytes) // finding: stored-under-sent-name
}
