import java.security.cert.X509Certificate
import javax.net.ssl.HttpsURLConnection
import javax.net.ssl.X509TrustManager

val trusting = object : X509TrustManager {
    override fun checkClientTrusted(chain: Array<X509Certificate>, type: String) {}
    override fun checkServerTrusted(chain: Array<X509Certificate>, type: String) {} // finding: trusts-every-certificate
    override fun getAcceptedIssuers(): Array<X509Certificate> = arrayOf()
}

fun client(connection: HttpsURLConnection, builder: okhttp3.OkHttpClient.Builder) {
    connection.setHostnameVerifier { _, _ -> true } // finding: accepts-every-host
    builder.hostnameVerifier { _, _ -> true } // finding: accepts-every-host
}
