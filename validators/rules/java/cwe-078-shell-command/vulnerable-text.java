import java.io.IOException;
import java.util.List;
import javax.servlet.http.*;

class Texts {
    void run(HttpServletRequest request) throws IOException {
        String given = request.getParameter("c");
        new ProcessBuilder("sh", "-c", "eval \"$1\"", "x", given).start(); // finding
        new ProcessBuilder("bash", "-c", "$0", given).start(); // finding
        new ProcessBuilder(List.of("sh", "-c", "cd /srv && \"$1\" --all", "x", given)).start(); // finding
        new ProcessBuilder("powershell", "-c", "Get-Item", given).start(); // finding
    }
}
