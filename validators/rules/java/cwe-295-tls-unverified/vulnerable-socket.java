import java.io.IOException;
import javax.net.ssl.*;

class Telegraph {
    SSLSocket open(String host, int port) throws IOException { // finding: host-unchecked
        SSLSocket socket = (SSLSocket) SSLSocketFactory.getDefault().createSocket(host, port);
        socket.startHandshake();
        return socket;
    }
}
