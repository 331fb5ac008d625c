import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import javax.net.ssl.SSLServerSocketFactory;

public class Listener {
    void encrypted(SSLServerSocketFactory factory) throws java.io.IOException {
        factory.createServerSocket(9443).accept(); // evidence: encrypted-listener
    }

    void local(int port) throws java.io.IOException {
        ServerSocket server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress()); // evidence: loopback-only
        server.accept();
    }

    void web() throws java.io.IOException {
        HttpServer.create(new InetSocketAddress("127.0.0.1", 8080), 0).start(); // evidence: loopback-only
    }

    int free() throws java.io.IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    ServerSocket unbound() throws java.io.IOException {
        return new ServerSocket();
    }
}
