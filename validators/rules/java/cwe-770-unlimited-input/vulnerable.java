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
