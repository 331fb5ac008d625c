import java.io.*;
import java.nio.file.*;
import javax.servlet.http.*;

public class Download extends HttpServlet {
    private static final String ROOT = "/srv/files/";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("name");
        FileInputStream in = new FileInputStream(ROOT + name); // finding: opened-by-name
        File file = new File(ROOT, name);
        if (file.exists()) { // finding: opened-by-name
            response.setStatus(200);
        }
        byte[] all = Files.readAllBytes(Paths.get(ROOT, name)); // finding: opened-by-name
        Files.delete(Path.of(ROOT).resolve(name)); // finding: opened-by-name
    }

    void save(String name, byte[] data) throws IOException {
        try (FileOutputStream out = new FileOutputStream(new File(new File("/var/data"), name))) { // finding: opened-by-name
            out.write(data);
        }
    }

    // The test speaks of another text than the one that is opened.
    InputStream halfChecked(String name) throws IOException {
        File f = new File(ROOT, name);
        if (!f.getPath().startsWith(ROOT)) {
            throw new IOException("outside");
        }
        return new FileInputStream(f); // finding: opened-by-name
    }

    // The folder is made whole, the name is not.
    static byte[] below(Path folder, String name) throws IOException {
        return Files.readAllBytes(folder.toAbsolutePath().normalize().resolve(name)); // finding: opened-by-name
    }
}

class Unpacker {
    void write(File folder, String entryName, byte[] data) throws IOException {
        File target = org.codehaus.plexus.util.FileUtils.resolveFile(folder, entryName);
        try (FileOutputStream out = new FileOutputStream(target)) { // finding: opened-by-name
            out.write(data);
        }
    }

    InputStream read(File folder, String entryName) throws IOException {
        return new FileInputStream(org.apache.commons.io.FileUtils.getFile(folder, "kept", entryName)); // finding: opened-by-name
    }
}
