import java.io.IOException;
import javax.servlet.http.*;
import org.owasp.encoder.Encode;

class Formatted extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String link = Encode.forHtmlAttribute(request.getParameter("link"));
        response.getWriter().printf("<b>%s</b><a href=\"%s\">more</a>", "News", link); // finding
        response.getWriter().printf("<b>%d</b><i>%s</i><a href=\"%s\">more</a>", 3, "News", link); // finding
    }
}
