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

class Unpacked {
    void unpack(byte[] data) throws java.io.IOException {
        java.io.File place = new java.io.File(System.getProperty("java.io.tmpdir"), "codec.so");
        try (java.io.FileOutputStream out = new java.io.FileOutputStream(place)) { // finding: fixed-name
            out.write(data);
        }
    }
}
