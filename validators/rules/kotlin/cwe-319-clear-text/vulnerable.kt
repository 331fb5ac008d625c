import android.webkit.*
import okhttp3.*
import retrofit2.Retrofit

fun view(view: WebView) {
    view.settings.mixedContentMode = WebSettings.MIXED_CONTENT_ALWAYS_ALLOW // finding: mixed-content
}

fun client(): OkHttpClient = OkHttpClient.Builder().connectionSpecs(listOf(ConnectionSpec.CLEARTEXT)).build() // finding: clear-text-allowed

fun api(): Retrofit = Retrofit.Builder().baseUrl("http://api.example.org/").build() // finding: plain-address

fun settings(view: WebView) {
    view.settings.apply {
        mixedContentMode = WebSettings.MIXED_CONTENT_ALWAYS_ALLOW // finding: mixed-content
    }
}
