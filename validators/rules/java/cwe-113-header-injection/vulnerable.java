import java.net.Socket;
import javax.servlet.http.*;

public class Head extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String lang = request.getParameter("lang");
        response.setHeader("Content-Language", lang); // finding: value-in-header
        response.addHeader(request.getHeader("X-Name"), "1"); // finding: value-in-header
        String disposition = "attachment; filename=\"" + lang + "\"";
        response.setHeader("Content-Disposition", disposition); // finding: value-in-header
    }
}

class Beacon {
    void ping(javax.servlet.http.HttpServletRequest request, java.io.OutputStream out) throws java.io.IOException {
        String head = "GET /ping HTTP/1.1\r\nHost: beacon\r\nX-Place: " + request.getParameter("place") + "\r\n\r\n";
        out.write(head.getBytes("UTF-8")); // finding: value-in-written-head
    }
}

class Beacon {
    void answer(Socket socket) throws java.io.IOException {
        java.io.BufferedReader in = new java.io.BufferedReader(new java.io.InputStreamReader(socket.getInputStream()));
        java.io.PrintWriter out = new java.io.PrintWriter(socket.getOutputStream());
        out.print("HTTP/1.1 204 No Content\r\n");
        out.print("X-Beacon: " + java.net.URLDecoder.decode(in.readLine(), "UTF-8") + "\r\n"); // finding: value-in-written-head
    }
}
