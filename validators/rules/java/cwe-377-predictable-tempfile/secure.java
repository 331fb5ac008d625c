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

class Unpacked {
    void unpack(byte[] data) throws java.io.IOException {
        java.io.File place = new java.io.File(System.getProperty("java.io.tmpdir"), "codec-" + java.util.UUID.randomUUID());
        try (java.io.FileOutputStream out = new java.io.FileOutputStream(place)) {
            out.write(data);
        }
    }
}
