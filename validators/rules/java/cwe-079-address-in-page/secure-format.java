import java.io.IOException;
import javax.servlet.http.*;
import org.owasp.encoder.Encode;

class Formatted extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String title = Encode.forHtml(request.getParameter("title"));
        response.getWriter().printf("<a href=\"%s\">%s</a>", "/news", title);
        response.getWriter().printf("<b>%s</b><a href=\"%s\">more</a>", title, "/news");
    }
}
