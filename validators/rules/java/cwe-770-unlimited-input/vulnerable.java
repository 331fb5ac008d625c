import java.io.*;
import java.util.zip.GZIPInputStream;
import javax.servlet.http.*;
import org.apache.commons.fileupload.servlet.ServletFileUpload;

public class Take extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] buffer = new byte[Integer.parseInt(request.getParameter("size"))]; // finding: size-from-request
        byte[] all = new GZIPInputStream(request.getInputStream()).readAllBytes(); // finding: whole-stream
        ServletFileUpload upload = new ServletFileUpload();
        upload.setSizeMax(-1); // finding: no-upload-limit
    }
}

class Feed {
    private final int most = 1 << 20;

    byte[] unpacked(byte[] body) throws java.io.IOException { // finding: unpacked-without-end
        if (body.length > most) {
            throw new java.io.IOException("too much");
        }
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        try (java.util.zip.GZIPInputStream in = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(body))) {
            byte[] part = new byte[512];
            int n;
            while ((n = in.read(part)) != -1) {
                out.write(part, 0, n);
            }
        }
        return out.toByteArray();
    }
}
