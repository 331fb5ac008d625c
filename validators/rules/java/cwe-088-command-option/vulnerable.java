import java.util.ArrayList;
import java.util.List;
import javax.servlet.http.HttpServletRequest;

class Repository {
    void log(HttpServletRequest request) throws Exception {
        new ProcessBuilder("git", "log", request.getParameter("rev")).start(); // finding
    }

    void pack(HttpServletRequest request) throws Exception {
        List<String> words = new ArrayList<>();
        words.add("tar");
        words.add("-cf");
        words.add("/srv/out.tar");
        words.add(request.getParameter("name"));
        new ProcessBuilder(words).start(); // finding
    }

    void copy(HttpServletRequest request) throws Exception {
        Runtime.getRuntime().exec(new String[] { "rsync", request.getParameter("from"), "/srv/copy" }); // finding
    }
}
