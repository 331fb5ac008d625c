import java.io.*;
import java.nio.file.*;

class Plates {
    Path folder() throws IOException {
        Path folder = new File(System.getProperty("java.io.tmpdir"), "plates-2").toPath();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder); // finding: shared-folder
        }
        return folder;
    }

    void unpack(InputStream plate) throws IOException {
        Path target = folder().resolve("plate.so");
        Files.copy(plate, target, StandardCopyOption.REPLACE_EXISTING); // finding: shared-folder
    }

    boolean made() {
        return new File(System.getProperty("java.io.tmpdir"), "plates").mkdirs(); // finding: shared-folder
    }
}
