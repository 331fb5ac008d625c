import android.net.http.SslError
import android.webkit.*
import okhttp3.CertificatePinner
import okhttp3.OkHttpClient

class Pages : WebViewClient() {
    override fun onReceivedSslError(view: WebView, handler: SslErrorHandler, error: SslError) {
        handler.cancel() // evidence: error-ends-it
    }
}

fun pins(): CertificatePinner = CertificatePinner.Builder().add("example.org", pin).build() // evidence: pinned

fun client(pins: CertificatePinner): OkHttpClient = OkHttpClient.Builder().certificatePinner(pins).build() // evidence: pinned

fun steps(machine: Machine) {
    machine.proceed()
    machine.hostnameVerifier = HostnameVerifier { host, session -> host == session.peerHost }
}
