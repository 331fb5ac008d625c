package shop

import io.ktor.client.HttpClient
import io.ktor.client.plugins.logging.LogLevel
import io.ktor.client.plugins.logging.Logging
import okhttp3.OkHttpClient
import okhttp3.logging.HttpLoggingInterceptor

fun client() = HttpClient {
    install(Logging) {
        level = LogLevel.ALL // finding: all-of-a-call
    }
}

fun other(): OkHttpClient {
    val told = HttpLoggingInterceptor()
    told.level = HttpLoggingInterceptor.Level.BODY // finding: all-of-a-call
    return OkHttpClient.Builder().addInterceptor(told).build()
}
