import java.util.ArrayList;
import java.util.List;
import javax.servlet.http.HttpServletRequest;

class Repository {
    void log(HttpServletRequest request) throws Exception {
        new ProcessBuilder("git", "log", "--end-of-options", request.getParameter("rev")).start(); // evidence
    }

    void pack(HttpServletRequest request) throws Exception {
        List<String> words = new ArrayList<>();
        words.add("tar");
        words.add("-cf");
        words.add("/srv/out.tar");
        words.add("--");
        words.add(request.getParameter("name"));
        new ProcessBuilder(words).start(); // evidence
    }

    void copy(HttpServletRequest request) throws Exception {
        String from = request.getParameter("from");
        if (from.startsWith("-")) {
            throw new IllegalArgumentException("no such place");
        }
        Runtime.getRuntime().exec(new String[] { "rsync", from, "/srv/copy" }); // evidence
    }

    void status() throws Exception {
        new ProcessBuilder("git", "status").start();
    }
}
