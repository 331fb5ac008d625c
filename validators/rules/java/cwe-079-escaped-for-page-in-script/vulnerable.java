import java.io.IOException;
import javax.servlet.http.*;
import org.owasp.encoder.Encode;
import org.springframework.web.util.HtmlUtils;

public class Theme extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("name");
        response.getWriter().println("<script>var name = " + Encode.forHtml(name) + ";</script>"); // finding
    }

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = HtmlUtils.htmlEscape(request.getParameter("id"));
        String page = "<button onclick=\"load('" + id + "')\">Load</button>";
        response.getWriter().write(page); // finding
    }

    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String mode = request.getHeader("X-Mode");
        response.getWriter().print("<script type='module'>start(" + mode + ")</script>"); // finding
    }
}
