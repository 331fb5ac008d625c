import java.io.*;
import java.nio.file.*;

class Scratch {
    void fixed() throws IOException {
        new FileWriter("/tmp/app.lock").close(); // finding: fixed-name
    }

    void joined(int pid) throws IOException {
        Path path = Paths.get("/tmp/", "job-" + pid);
        Files.writeString(path, "x"); // finding: fixed-name
    }

    File old() throws IOException {
        return File.createTempFile("job", ".txt"); // finding: readable-by-all
    }
}
