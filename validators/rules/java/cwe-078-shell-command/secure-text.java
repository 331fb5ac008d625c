import java.io.IOException;
import java.util.List;
import javax.servlet.http.*;

class Texts {
    void run(HttpServletRequest request) throws IOException {
        String given = request.getParameter("c");
        new ProcessBuilder("sh", "-c", "cd /srv && ls -- \"$1\" | sort", "x", given).start(); // evidence: constant-shell-text
        new ProcessBuilder(List.of("sh", "-c", "wc -l < \"$1\"", "x", given)).start(); // evidence: constant-shell-text
    }
}
