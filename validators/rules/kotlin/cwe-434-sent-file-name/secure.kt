package shop

import io.ktor.http.content.PartData
import io.ktor.http.content.forEachPart
import io.ktor.http.content.streamProvider
import io.ktor.server.application.call
import io.ktor.server.request.receiveMultipart
import io.ktor.server.routing.Route
import io.ktor.server.routing.post
import java.io.File
import java.util.UUID

private val endings = setOf("png", "jpg")

fun Route.uploads() {
    post("/pictures") {
        call.receiveMultipart().forEachPart { part ->
            if (part is PartData.FileItem) {
                val target = File("/srv/pictures", "${UUID.randomUUID()}.png")
                target.writeBytes(part.streamProvider().readBytes()) // evidence: own-name
            }
            part.dispose()
        }
    }
    post("/letters") {
        call.receiveMultipart().forEachPart { part ->
            if (part is PartData.FileItem) {
                part.streamProvider().use { input ->
                    File(folder, UUID.randomUUID().toString()).outputStream().use { input.copyTo(it) } // evidence: own-name
                }
            }
        }
    }
    post("/sheets") {
        call.receiveMultipart().forEachPart { part ->
            if (part is PartData.FileItem) {
                val target = kotlin.io.path.createTempFile("sheet", ".csv").toFile()
                target.writeBytes(part.streamProvider().readBytes())
                log.info("kept ${part.originalFileName}")
            }
        }
    }
    post("/maps") {
        call.receiveMultipart().forEachPart { part ->
            if (part is PartData.FileItem) {
                val name = part.originalFileName ?: "map.png"
                if (name.endsWith(".png")) {
                    File("/srv/maps/$name").writeBytes(part.streamProvider().readBytes()) // evidence: guarded
                }
            }
        }
    }
    post("/count") {
        val target = File(folder, "count.txt")
        target.writeBytes(byteArrayOf(1))
    }
}

// The ending is still the sender's: that shows nothing.
fun Route.videos() {
    post("/videos") {
        call.receiveMultipart().forEachPart { part ->
            if (part is PartData.FileItem) {
                val ending = File(part.originalFileName!!).extension
                File("/srv/videos/${System.nanoTime()}.$ending").writeBytes(part.streamProvider().readBytes())
            }
        }
    }
}
