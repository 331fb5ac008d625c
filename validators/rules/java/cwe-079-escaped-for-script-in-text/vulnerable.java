import java.io.IOException;
import java.io.PrintWriter;
import javax.servlet.http.*;
import org.apache.commons.text.StringEscapeUtils;
import org.owasp.encoder.Encode;
import org.springframework.web.bind.annotation.*;

public class Notes extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        String note = Encode.forJavaScript(request.getParameter("note"));
        response.getWriter().println("<p>" + note + "</p>"); // finding: tag-kept
    }

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        PrintWriter out = response.getWriter();
        String author = StringEscapeUtils.escapeEcmaScript(request.getParameter("author"));
        StringBuilder row = new StringBuilder("<tr><td class=\"who\">by ");
        row.append(author).append("</td></tr>");
        out.print(row.toString()); // finding: tag-kept
    }
}

@RestController
class Heads {
    @GetMapping(value = "/head", produces = "text/html")
    public String head(@RequestParam String title) {
        return String.format("<html><body><h1>%s</h1></body></html>", Encode.forJavaScriptBlock(title)); // finding: tag-kept
    }
}
