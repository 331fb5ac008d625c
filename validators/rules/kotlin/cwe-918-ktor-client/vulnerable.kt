import io.ktor.client.*
import io.ktor.client.request.*
import io.ktor.server.application.*
import java.net.URL

suspend fun preview(call: ApplicationCall, client: HttpClient) {
    val url = call.request.queryParameters["url"]!!
    client.get(url) // finding: address-from-request
}

suspend fun hook(call: ApplicationCall, client: HttpClient) {
    client.post("https://${call.parameters["host"]}/hook") // finding: address-from-request
}

suspend fun text(call: ApplicationCall): String {
    val address = call.receiveText()
    return URL(address).readText() // finding: read-from-address
}

private val PICTURES = Regex("""https://(a|b)\.pictures\.example\.org/[\w/.-]+""")

suspend fun picture(call: ApplicationCall, client: HttpClient) {
    val address = call.receiveText().trim()
    if (!PICTURES.containsMatchIn(address)) return
    client.get(address) // finding: address-from-request
}

suspend fun read(call: ApplicationCall): ByteArray {
    val address = call.receiveText()
    return java.net.URL(address).readBytes() // finding: read-from-address
}
