import java.io.IOException;
import javax.net.ssl.*;

class Telegraph {
    SSLSocket open(String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) SSLSocketFactory.getDefault().createSocket(host, port);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // evidence: checked-host
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    void serve(SSLServerSocket server) throws IOException {
        SSLSocket socket = (SSLSocket) server.accept();
        socket.startHandshake();
    }
}
