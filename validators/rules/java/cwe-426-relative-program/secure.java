import java.nio.file.Path;
import java.util.Arrays;

public class Tools {
    void clean() throws java.io.IOException {
        Runtime.getRuntime().exec("/opt/app/clean.sh --all"); // evidence: full-path
    }

    void pack(String name) throws java.io.IOException {
        new ProcessBuilder("/opt/app/bin/pack", "--fast", name).start(); // evidence: full-path
    }

    void list(Path home) throws java.io.IOException {
        Runtime.getRuntime().exec(new String[] { "/opt/app/tools/list", "-v" }); // evidence: full-path
        new ProcessBuilder(home.resolve("tool").toString(), "a/b").start();
        new ProcessBuilder("git", "add", "src/main").start();
        new ProcessBuilder(Arrays.asList("git", "diff", "a/b")).start();
    }
}
