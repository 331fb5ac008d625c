import java.io.IOException;
import java.io.PrintWriter;
import javax.servlet.http.*;
import org.owasp.encoder.Encode;
import org.owasp.esapi.ESAPI;
import org.springframework.web.bind.annotation.*;

public class Notes extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        String note = Encode.forHtml(Encode.forJavaScript(request.getParameter("note")));
        response.getWriter().println("<p>" + note + "</p>"); // evidence: sanitized
    }

    // What is escaped for no place at all is another rule's.
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        response.getWriter().print("<p>" + request.getParameter("note") + "</p>");
    }

    // Inside of a script's string it is the right one.
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        PrintWriter out = response.getWriter();
        String author = Encode.forJavaScript(request.getParameter("author"));
        out.print("<p>Notes</p><script>show('" + author + "');</script>");
    }

    // This one writes every sign that is no letter or number as a code.
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        String name = ESAPI.encoder().encodeForJavaScript(request.getParameter("name"));
        response.getWriter().print("<td>" + name + "</td>"); // evidence: sanitized
    }
}

@RestController
class Heads {
    @GetMapping(value = "/plain", produces = "text/html")
    public String plain(@RequestParam String title) {
        return "<html><body><h1>" + title + "</h1></body></html>";
    }

    @GetMapping(value = "/head", produces = "text/html")
    public String head(@RequestParam String title) {
        return String.format("<html><body><h1>%s</h1></body></html>", Encode.forHtmlContent(Encode.forJavaScriptBlock(title))); // evidence: sanitized
    }
}
