package shop

import io.ktor.client.HttpClient
import io.ktor.client.plugins.logging.LogLevel
import io.ktor.client.plugins.logging.Logging
import io.ktor.http.HttpHeaders

fun client() = HttpClient {
    install(Logging) {
        level = LogLevel.INFO // evidence: nothing-secret
    }
}

fun silent(kind: Kind) = HttpClient {
    install(Logging) {
        level = if (BuildConfig.DEBUG) LogLevel.ALL else LogLevel.NONE
    }
}
