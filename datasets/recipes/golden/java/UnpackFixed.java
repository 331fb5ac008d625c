import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

public class UnpackFixed {
    public void unpack(InputStream input, Path target) throws IOException {
        Path root = target.toAbsolutePath().normalize();
        try (ZipInputStream archive = new ZipInputStream(input)) {
            ZipEntry entry;
            while ((entry = archive.getNextEntry()) != null) {
                Path place = root.resolve(entry.getName()).normalize();
                if (!place.startsWith(root)) {
                    throw new IOException("entry outside of the target: " + entry.getName());
                }
                Files.copy(archive, place);
            }
        }
    }
}
