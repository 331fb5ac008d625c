import java.io.IOException;
import java.util.List;
import javax.servlet.http.HttpServletRequest;

class Mirror {
    void fetch(String branch) throws IOException {
        new ProcessBuilder(List.of("git", "fetch", "origin", "--", branch)).start(); // evidence: options-ended
    }

    void copy(String remote) throws IOException {
        new ProcessBuilder(List.of("hg", "clone", "--", remote)).start(); // evidence: options-ended
    }

    void checkout(String ref) throws IOException {
        if (ref.startsWith("-")) {
            throw new IllegalArgumentException("no name");
        }
        new ProcessBuilder(List.of("git", "checkout", ref)).start(); // evidence: guarded
    }

    void status() throws IOException {
        new ProcessBuilder("git", "status").start();
    }

    // The rule of what requests hold finds this.
    void mirror(HttpServletRequest request) throws IOException {
        new ProcessBuilder("git", "fetch", "origin", request.getParameter("branch")).start();
    }
}
