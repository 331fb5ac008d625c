package demo

import java.io.File
import org.springframework.web.bind.annotation.*

@RestController
class Pages {
    @GetMapping("/page")
    fun page(@RequestParam name: String): String = File("/srv/pages/$name").readText() // finding

    @PostMapping("/page")
    fun store(@RequestParam name: String, @RequestBody text: String) {
        File("/srv/pages/" + name).writeText(text) // finding
    }

    @DeleteMapping("/folder")
    fun drop(@RequestParam name: String) {
        File("/srv/pages/$name").deleteRecursively() // finding
    }
}

fun noted(request: javax.servlet.http.HttpServletRequest): String {
    return java.nio.file.Path.of("/srv/notes", request.getParameter("note")).readText() // finding
}
