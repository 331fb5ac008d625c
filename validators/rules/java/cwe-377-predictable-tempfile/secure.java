import java.io.*;
import java.nio.file.*;

class Scratch {
    Path own() throws IOException {
        return Files.createTempFile("job", ".txt"); // evidence: own-file
    }

    Path dir() throws IOException {
        return Files.createTempDirectory("job"); // evidence: own-file
    }

    void written() throws IOException {
        Path path = Files.createTempFile(Paths.get("/var/app"), "job", null); // evidence: own-file
        Files.writeString(path, "x");
        new FileWriter("/var/app/tmp/state").close();
    }
}
