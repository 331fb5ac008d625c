import java.io.*;
import javax.servlet.http.*;
import org.apache.commons.fileupload.servlet.ServletFileUpload;
import org.apache.commons.io.input.BoundedInputStream;

public class Take extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        InputStream in = request.getInputStream();
        byte[] some = in.readNBytes(4096); // evidence: limited
        InputStream bounded = new BoundedInputStream(in, 1 << 20); // evidence: limited
        ServletFileUpload upload = new ServletFileUpload();
        upload.setSizeMax(1_000_000); // evidence: limited
        byte[] buffer = new byte[8192];
    }
}
