package demo

import java.io.File
import org.springframework.web.bind.annotation.*

@RestController
class Pages {
    private val root = File("/srv/pages").canonicalFile

    @GetMapping("/page")
    fun page(@RequestParam name: String): String {
        val page = File(root, name)
        require(page.canonicalPath.startsWith(root.canonicalPath + File.separator))
        return page.readText() // evidence: guarded
    }

    @GetMapping("/start")
    fun start(): String = File("/srv/pages/start.html").readText()

    @GetMapping("/plain")
    fun plain(@RequestParam name: String): String {
        return File("/srv/pages/" + File(name).name).readText() // evidence: sanitized
    }

    @GetMapping("/part")
    fun part(@RequestParam name: String): String {
        val part = File(root, name)
        if (!part.canonicalPath.startsWith(root.canonicalPath + File.separator)) throw IllegalArgumentException(name)
        return part.readText() // evidence: guarded
    }
}
