import java.io.IOException;
import java.util.List;
import javax.servlet.http.*;

public class Ping extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String host = request.getParameter("host");
        new ProcessBuilder("ping", "-c", "1", host).start(); // evidence: separate-arguments
        new ProcessBuilder(List.of("ping", "-c", "1", host)).start(); // evidence: separate-arguments
        Runtime.getRuntime().exec(new String[] {"/bin/ping", host}); // evidence: separate-arguments
        Runtime.getRuntime().exec("uptime"); // evidence: constant-command
        if (!host.matches("[a-z0-9.]+")) {
            throw new IllegalArgumentException("no host");
        }
        Runtime.getRuntime().exec("ping -c 1 " + host); // evidence: guarded
    }

    void port(String port) throws IOException {
        Runtime.getRuntime().exec("ss -tln sport = " + Integer.parseInt(port)); // evidence: sanitized
    }

    void database(Executor executor, String host) {
        executor.exec("ping " + host);
    }
}

class Banner {
    void print(String text) throws java.io.IOException {
        String word = "'" + text.replace("'", "'\\''") + "'";
        new ProcessBuilder("/bin/sh", "-c", "banner " + word).start(); // evidence: sanitized
    }
}

class Islands {
    private static final java.util.Set<String> KNOWN = java.util.Set.of("north", "south");

    void list(List<String> names) throws IOException {
        String kept = String.join(" ", names.stream().filter(KNOWN::contains).toList());
        Runtime.getRuntime().exec("ls " + kept); // evidence: guarded
    }
}
