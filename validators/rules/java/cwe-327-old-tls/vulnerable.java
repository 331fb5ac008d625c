import javax.net.ssl.*;

class Tls {
    void pick(SSLSocket socket) throws Exception {
        SSLContext.getInstance("SSL"); // finding: old-protocol
        SSLContext.getInstance("TLSv1.1"); // finding: old-protocol
        socket.setEnabledProtocols(new String[] {"TLSv1", "TLSv1.2"}); // finding: old-protocol
    }
}
