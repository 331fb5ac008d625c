import java.io.File;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

public class Store {
    void lock(Path folder) throws java.io.IOException {
        Files.createFile(folder.resolve("run.lock")); // evidence: one-step
    }

    void write(Path tempFile, byte[] data) throws java.io.IOException {
        Files.write(tempFile, data, StandardOpenOption.CREATE_NEW); // evidence: one-step
    }

    void drop(Path spoolFile) throws java.io.IOException {
        Files.deleteIfExists(spoolFile); // evidence: one-step
    }

    void report(File report, byte[] data) throws java.io.IOException {
        if (!report.exists()) {
            System.out.println("new report");
        }
        try (FileOutputStream out = new FileOutputStream(report)) {
            out.write(data);
        }
    }

    void other(File tempFile, File tempCopy) throws java.io.IOException {
        if (tempFile.exists()) {
            new FileOutputStream(tempCopy).close();
        }
    }
}
