import java.io.*;
import java.nio.file.*;
import javax.servlet.http.*;

public class Download extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("name");
        FileInputStream in = new FileInputStream(name); // finding: opened-by-name
        File file = new File(name);
        if (file.exists()) { // finding: opened-by-name
            response.setStatus(200);
        }
        byte[] all = Files.readAllBytes(Paths.get(name)); // finding: opened-by-name
        InputStream page = getServletContext().getResourceAsStream("/pages/" + name); // finding: resource-by-name
    }
}

class Drop {
    void keep(javax.servlet.http.HttpServletRequest request, byte[] data) throws java.io.IOException {
        java.io.File place = new java.io.File("/srv/drop", request.getParameter("name"));
        org.springframework.util.FileCopyUtils.copy(data, place); // finding: opened-by-name
    }
}
