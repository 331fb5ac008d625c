import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

class Mirror {
    private final String origin;

    Mirror(String origin) {
        this.origin = origin;
    }

    void fetch(String branch) throws IOException {
        new ProcessBuilder("git", "fetch", "origin", branch).start(); // finding: given-as-option
    }

    void copy(String remote, String tag, java.io.File dir) throws IOException {
        List<String> words = new ArrayList<>();
        words.add("git");
        words.add("clone");
        if (tag != null) {
            words.add("--branch");
            words.add(tag);
        }
        words.add(remote);
        new ProcessBuilder(words).directory(dir).start(); // finding: given-as-option
    }

    void get(String page) throws IOException {
        Runtime.getRuntime().exec(new String[] { "curl", "-o", "page", page }); // finding: given-as-option
    }
}
