import io.ktor.server.application.*

val words = Regex("^\\w+$") // evidence: linear-pattern

val dates = Regex("""\d+-\d+-\d+""") // evidence: linear-pattern

suspend fun search(call: ApplicationCall, lines: List<String>): List<String> {
    val pattern = Regex(Regex.escape(call.request.queryParameters["text"]!!)) // evidence: sanitized
    return lines.filter { pattern.containsMatchIn(it) }
}

fun helper(pattern: String) = Regex(pattern)
