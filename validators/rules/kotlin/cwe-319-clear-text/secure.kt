import android.webkit.*
import okhttp3.*
import retrofit2.Retrofit

fun view(view: WebView) {
    view.settings.mixedContentMode = WebSettings.MIXED_CONTENT_NEVER_ALLOW // evidence: no-mixed-content
}

fun client(): OkHttpClient = OkHttpClient.Builder().connectionSpecs(listOf(ConnectionSpec.MODERN_TLS)).build() // evidence: tls-only

fun api(): Retrofit = Retrofit.Builder().baseUrl("https://api.example.org/").build() // evidence: encrypted-address

fun emulator(): Retrofit = Retrofit.Builder().baseUrl("http://10.0.2.2:8080/").build()
