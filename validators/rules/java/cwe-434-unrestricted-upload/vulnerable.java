import java.io.*;
import java.nio.file.*;
import javax.servlet.http.*;
import org.springframework.web.multipart.MultipartFile;

class Upload {
    void spring(MultipartFile file) throws IOException {
        file.transferTo(new File("/srv/www/" + file.getOriginalFilename())); // finding: stored-under-sent-name
    }

    void part(Part part) throws IOException {
        String name = part.getSubmittedFileName();
        part.write("/srv/www/" + name); // finding: stored-under-sent-name
    }

    void copy(MultipartFile file, Path dir) throws IOException {
        Files.copy(file.getInputStream(), dir.resolve(file.getOriginalFilename())); // finding: stored-under-sent-name
    }
}
