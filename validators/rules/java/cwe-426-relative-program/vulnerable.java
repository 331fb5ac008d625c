import java.util.Arrays;

public class Tools {
    void clean() throws java.io.IOException {
        Runtime.getRuntime().exec("./clean.sh --all"); // finding: relative-program
    }

    void pack(String name) throws java.io.IOException {
        new ProcessBuilder("bin/pack", "--fast", name).start(); // finding: relative-program
    }

    void list() throws java.io.IOException {
        Runtime.getRuntime().exec(new String[] { "../tools/list", "-v" }); // finding: relative-program
        ProcessBuilder builder = new ProcessBuilder();
        builder.command(Arrays.asList("scripts/run.sh", "now")); // finding: relative-program
    }
}
