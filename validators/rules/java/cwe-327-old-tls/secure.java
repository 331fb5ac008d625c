import javax.net.ssl.*;

class Tls {
    void pick(SSLSocket socket) throws Exception {
        SSLContext.getInstance("TLSv1.2"); // evidence: new-protocol
        SSLContext.getInstance("TLSv1.3"); // evidence: new-protocol
        socket.setEnabledProtocols(new String[] {"TLSv1.3"}); // evidence: new-protocol
        SSLContext.getInstance("TLS");
    }
}
