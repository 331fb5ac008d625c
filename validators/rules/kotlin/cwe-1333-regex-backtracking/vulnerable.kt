import io.ktor.server.application.*

val words = Regex("^(\\w+)*$") // finding: nested-repetition

fun letters(text: String) = text.matches("^(a+)+$".toRegex()) // finding: nested-repetition

suspend fun search(call: ApplicationCall, lines: List<String>): List<String> {
    val pattern = Regex(call.request.queryParameters["pattern"]!!) // finding: pattern-from-request
    return lines.filter { pattern.containsMatchIn(it) }
}
