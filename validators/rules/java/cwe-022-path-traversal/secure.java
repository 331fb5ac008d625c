import java.io.*;
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

    InputStream canonical(String name) throws IOException {
        File f = new File("/srv/files", name);
        if (!f.getCanonicalPath().startsWith("/srv/files" + File.separator)) {
            throw new IOException("outside");
        }
        return new FileInputStream(f); // evidence: guarded
    }

    void lastSegment(String name, byte[] data) throws IOException {
        try (FileOutputStream out = new FileOutputStream(new File("/srv/files", FilenameUtils.getName(name)))) { // evidence: sanitized
            out.write(data);
        }
    }

    void dots(String name) throws IOException {
        if (name.contains("..")) {
            throw new IOException("outside");
        }
        new FileReader("/srv/files/" + name).close(); // evidence: guarded
    }

    void settings() throws IOException {
        new FileInputStream("/etc/app.properties").close();
    }

    static byte[] below(Path folder, String name) throws IOException {
        Path whole = folder.toAbsolutePath().normalize();
        Path file = whole.resolve(name).normalize();
        if (!file.startsWith(whole)) {
            throw new IOException("outside");
        }
        return Files.readAllBytes(file); // evidence: guarded
    }

    // A name that is only shown.
    String shown(String name) {
        return new File(name).getName();
    }
}

class Unpacker {
    void write(File folder, String entryName, byte[] data) throws IOException {
        File target = org.codehaus.plexus.util.FileUtils.resolveFile(folder, entryName);
        Path real = target.getCanonicalFile().toPath();
        if (!real.startsWith(folder.getCanonicalFile().toPath())) {
            throw new IOException("outside");
        }
        try (FileOutputStream out = new FileOutputStream(target)) { // evidence: guarded
            out.write(data);
        }
    }

    InputStream read(File folder) throws IOException {
        return new FileInputStream(org.apache.commons.io.FileUtils.getFile(folder, "kept", "index"));
    }
}
