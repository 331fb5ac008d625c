import java.io.IOException;
import java.io.PrintWriter;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.owasp.encoder.Encode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

class Visit extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PrintWriter page = response.getWriter();
        String site = request.getParameter("site");
        page.println("<p><a class=\"out\" href=\"" + Encode.forHtmlAttribute(site) + "\">their site</a></p>"); // finding
        page.printf("<iframe src='%s'></iframe>", HtmlUtils.htmlEscape(site)); // finding
        String frame = site.startsWith("javascript:") ? "/" : site;
        page.print("<form method=post action=" + Encode.forHtmlUnquotedAttribute(frame) + ">"); // finding
    }
}

@RestController
class Links {
    @GetMapping(value = "/card", produces = "text/html")
    String card(@RequestParam String home) {
        StringBuilder card = new StringBuilder("<div>");
        card.append("<a href=\"").append(HtmlUtils.htmlEscape(home.trim())).append("\">home</a></div>");
        return card.toString(); // finding
    }
}
