import java.io.*;
import java.util.UUID;
import org.springframework.web.multipart.MultipartFile;
import java.nio.file.*;
import javax.servlet.http.*;
import org.apache.commons.io.FilenameUtils;

public class Download extends HttpServlet {
    private static final Path ROOT = Paths.get("/srv/files");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("name");
        Path target = ROOT.resolve(name).normalize();
        if (!target.startsWith(ROOT)) {
            response.sendError(404);
            return;
        }
        byte[] all = Files.readAllBytes(target); // evidence: guarded
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = FilenameUtils.getName(request.getParameter("name"));
        new FileOutputStream(new File("/srv/files", name)).close(); // evidence: sanitized
        new FileInputStream("/srv/files/readme.txt").close();
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("name");
        if (name.contains("..")) {
            response.sendError(400);
            return;
        }
        new FileOutputStream(new File("/srv/files", name)).close(); // evidence: guarded
    }

    // What is stored comes from the request, where it is stored does not.
    void stored(MultipartFile file) throws IOException {
        Files.copy(file.getInputStream(), ROOT.resolve(UUID.randomUUID() + ".bin"));
    }

    // What the caller opens is the caller's choice.
    InputStream open(String path) throws IOException {
        return new FileInputStream(path);
    }
}
