import io.ktor.client.*
import io.ktor.client.request.*
import io.ktor.server.application.*

suspend fun preview(call: ApplicationCall, client: HttpClient) {
    val id = call.request.queryParameters["id"]!!
    client.get("https://pages.example.org/$id") // evidence: known-address
}

suspend fun hook(call: ApplicationCall, client: HttpClient) {
    val url = call.parameters["url"]!!
    if (url.startsWith("https://hooks.example.org/")) {
        client.post(url) // evidence: guarded
    }
}

suspend fun rates(client: HttpClient) {
    client.get("https://rates.example.org/today") // evidence: known-address
}

fun lookup(table: Map<String, String>, call: ApplicationCall): String? {
    return table.get(call.parameters["name"]!!)
}

private val PICTURES = Regex("""https://(a|b)\.pictures\.example\.org/[\w/.-]+""")

suspend fun picture(call: ApplicationCall, client: HttpClient) {
    val address = call.receiveText().trim()
    if (!PICTURES.matches(address)) return
    client.get(address) // evidence: guarded
}
