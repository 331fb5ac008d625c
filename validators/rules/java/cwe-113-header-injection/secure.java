import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import javax.servlet.http.*;

public class Head extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String lang = request.getParameter("lang");
        response.setHeader("X-Frame-Options", "DENY"); // evidence: constant-header
        response.setHeader("X-Lang", URLEncoder.encode(lang, StandardCharsets.UTF_8)); // evidence: sanitized
        response.addHeader("X-Lang", lang.replaceAll("[\\r\\n]", "")); // evidence: sanitized
        response.setHeader("X-Page", Integer.toString(Integer.parseInt(lang))); // evidence: sanitized
        response.setIntHeader("X-Length", lang.length());
    }
}

class Beacon {
    void answer(java.net.Socket socket) throws java.io.IOException {
        java.io.BufferedReader in = new java.io.BufferedReader(new java.io.InputStreamReader(socket.getInputStream()));
        java.io.PrintWriter out = new java.io.PrintWriter(socket.getOutputStream());
        String name = in.readLine();
        out.print("Beacon " + name + "\r\n");
    }
}
