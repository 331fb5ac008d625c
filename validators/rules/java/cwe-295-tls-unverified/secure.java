import java.security.KeyStore;
import java.security.cert.*;
import javax.net.ssl.*;

class Client {
    SSLContext plain() throws Exception {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(null, null, null); // evidence: default-trust
        return context;
    }

    void own(KeyStore store) throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store); // evidence: default-trust
    }

    void engine(SSLParameters parameters) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // evidence: checked-host
    }
}

class Pinned implements X509TrustManager {
    private X509TrustManager inner;

    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        inner.checkClientTrusted(chain, type);
    }

    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        inner.checkServerTrusted(chain, type);
    }

    public X509Certificate[] getAcceptedIssuers() {
        return inner.getAcceptedIssuers();
    }
}

class OneHost implements HostnameVerifier {
    @Override
    public boolean verify(String host, SSLSession session) {
        return "api.example.com".equals(host);
    }
}

class CheckedFactory {
    CloseableHttpClient made() throws Exception {
        SSLConnectionSocketFactory factory = new SSLConnectionSocketFactory(SSLContexts.createSystemDefault(), new DefaultHostnameVerifier()); // evidence: checked-host
        return HttpClients.custom().setSSLSocketFactory(factory).build();
    }
}

class Post {
    java.util.Properties settings() {
        java.util.Properties given = new java.util.Properties();
        given.put("mail.smtp.ssl.checkserveridentity", "true"); // evidence: mail-server-checked
        given.put("mail.smtp.ssl.trust", "smtp.example.org");
        return given;
    }

    void letter(org.apache.commons.mail.SimpleEmail letter) {
        letter.setSSLOnConnect(true);
        letter.setSSLCheckServerIdentity(true); // evidence: mail-server-checked
    }
}
