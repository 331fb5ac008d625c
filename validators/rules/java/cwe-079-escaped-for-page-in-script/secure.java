import java.io.IOException;
import javax.servlet.http.*;
import org.owasp.encoder.Encode;

public class Theme extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("name");
        response.getWriter().println("<script>var name = '" + Encode.forJavaScript(name) + "';</script>"); // evidence
    }

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int id = Integer.parseInt(request.getParameter("id"));
        response.getWriter().write("<button onclick=\"load(" + id + ")\">Load</button>"); // evidence
    }

    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String mode = Encode.forHtml(request.getHeader("X-Mode"));
        response.getWriter().print("<script src='/start.js'></script><p>" + mode + "</p>");
    }

    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String mode = request.getHeader("X-Mode");
        response.getWriter().println("<script>start('" + Encode.forJavaScriptBlock(mode) + "');</script>"); // evidence
    }
}
