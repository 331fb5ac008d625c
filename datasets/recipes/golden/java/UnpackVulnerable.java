import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

public class UnpackVulnerable {
    public void unpack(InputStream input, Path target) throws IOException {
        try (ZipInputStream archive = new ZipInputStream(input)) {
            ZipEntry entry;
            while ((entry = archive.getNextEntry()) != null) {
                Files.copy(archive, target.resolve(entry.getName()));
            }
        }
    }
}
