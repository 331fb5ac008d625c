import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

public class Listener {
    void fixed() throws java.io.IOException {
        ServerSocket server = new ServerSocket(9000); // finding: plain-listener
        server.accept();
    }

    void configured(int port, int backlog) throws java.io.IOException {
        try (ServerSocket server = new ServerSocket(port, backlog)) { // finding: plain-listener
            server.accept();
        }
    }

    void web() throws java.io.IOException {
        HttpServer.create(new InetSocketAddress(8080), 0).start(); // finding: plain-web-server
    }
}
