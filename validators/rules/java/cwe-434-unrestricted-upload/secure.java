import java.io.*;
import java.nio.file.*;
import java.util.UUID;
import org.springframework.web.multipart.MultipartFile;

class Upload {
    void own(MultipartFile file) throws IOException {
        file.transferTo(new File("/var/uploads/" + UUID.randomUUID())); // evidence: own-name
    }

    void ending(MultipartFile file) throws IOException {
        String name = file.getOriginalFilename();
        if (!name.endsWith(".png")) {
            throw new IOException("no picture");
        }
        file.transferTo(new File("/var/uploads/" + name)); // evidence: guarded
    }

    void checked(MultipartFile file, Path dir) throws IOException {
        String name = file.getOriginalFilename();
        if (name.matches("[a-z0-9]+\\.(png|jpg)")) {
            Files.copy(file.getInputStream(), dir.resolve(name)); // evidence: guarded
        }
    }

    String shown(MultipartFile file) {
        return "got " + file.getOriginalFilename();
    }
}
