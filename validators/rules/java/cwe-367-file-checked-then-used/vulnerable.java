import java.io.File;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.nio.file.Files;
import java.nio.file.Path;

public class Store {
    void lock(String folder) throws java.io.IOException {
        File lock = new File(folder, "run.lock");
        if (!lock.exists()) {
            lock.createNewFile(); // finding: created-after-check
        }
    }

    void write(File tempFile, byte[] data) throws java.io.IOException {
        if (tempFile.exists()) {
            throw new IllegalStateException("taken");
        }
        try (FileOutputStream out = new FileOutputStream(tempFile)) { // finding: written-after-check
            out.write(data);
        }
    }

    void spool(Path spoolFile, String text) throws java.io.IOException {
        if (Files.notExists(spoolFile)) {
            Files.writeString(spoolFile, text); // finding: written-after-check
        }
    }
}
