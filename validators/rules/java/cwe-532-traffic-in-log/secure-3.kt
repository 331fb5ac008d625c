package shop

import io.ktor.client.HttpClient
import io.ktor.client.plugins.logging.LogLevel
import io.ktor.client.plugins.logging.Logging
import io.ktor.http.HttpHeaders

fun known() = HttpClient {
    install(Logging) {
        sanitizeHeader { header -> header == HttpHeaders.Authorization } // evidence: header-left-out
        level = LogLevel.HEADERS
    }
}
