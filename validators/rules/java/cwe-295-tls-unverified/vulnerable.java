import java.security.cert.X509Certificate;
import javax.net.ssl.*;
import org.apache.http.conn.ssl.NoopHostnameVerifier;

class Client {
    TrustManager[] all() {
        return new TrustManager[] {new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {
            }

            public void checkServerTrusted(X509Certificate[] chain, String type) { // finding: trusts-every-certificate
            }

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return null;
            }
        }};
    }

    void hosts(HttpsURLConnection c) {
        c.setHostnameVerifier((host, session) -> true); // finding: accepts-every-host
    }

    void builder(org.apache.http.impl.client.HttpClientBuilder b) {
        b.setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE); // finding: accepts-every-host
    }
}

class AnyHost implements HostnameVerifier {
    @Override
    public boolean verify(String host, SSLSession session) {
        return true; // finding: accepts-every-host
    }
}

class Trusting implements X509TrustManager {
    public void checkClientTrusted(X509Certificate[] chain, String type) {
    }

    public void checkServerTrusted(X509Certificate[] chain, String type) { // finding: trusts-every-certificate
    }

    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}

class Post {
    java.util.Properties settings() {
        java.util.Properties given = new java.util.Properties();
        given.put("mail.smtp.starttls.enable", "true");
        given.put("mail.smtp.ssl.trust", "*"); // finding: mail-server-unchecked
        given.setProperty("mail.imaps.ssl.checkserveridentity", "false"); // finding: mail-server-unchecked
        return given;
    }

    void letter(org.apache.commons.mail.SimpleEmail letter) {
        letter.setSSLCheckServerIdentity(false); // finding: mail-server-unchecked
    }
}
