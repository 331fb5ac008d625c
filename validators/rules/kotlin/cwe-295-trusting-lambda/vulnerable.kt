import android.net.http.SslError
import android.webkit.*
import javax.net.ssl.HostnameVerifier
import okhttp3.OkHttpClient

fun verifier() = HostnameVerifier { _, _ -> true } // finding: any-host

fun client(): OkHttpClient = OkHttpClient.Builder().hostnameVerifier { _, _ -> true }.build() // finding: any-host

fun open(connection: HttpsURLConnection) {
    connection.hostnameVerifier = HostnameVerifier { host, session -> true } // finding: any-host
}

class Pages : WebViewClient() {
    override fun onReceivedSslError(view: WebView, handler: SslErrorHandler, error: SslError) { // finding: error-passed-over
        handler.proceed()
    }
}
