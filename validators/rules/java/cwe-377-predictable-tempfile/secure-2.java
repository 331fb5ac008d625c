import java.io.*;
import java.nio.file.*;

class Plates {
    void unpack(InputStream plate) throws IOException {
        Path target = Files.createTempDirectory("plates-").resolve("plate.so"); // evidence: own-file
        Files.copy(plate, target);
    }

    boolean made(File home) {
        return new File(home, "plates").mkdirs();
    }

    String where() {
        return new File(System.getProperty("java.io.tmpdir"), "plates").getName();
    }
}
