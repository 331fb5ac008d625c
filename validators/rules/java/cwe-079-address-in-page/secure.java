import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
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
        page.println("<p>" + Encode.forHtml(site) + "</p>");
        page.println("<a href=\"/visit?to=" + URLEncoder.encode(site, "UTF-8") + "\">their site</a>");
        page.println("<a href='https://visit.example/" + Encode.forHtmlAttribute(site) + "'>their site</a>");
        if (site.startsWith("https://")) {
            page.println("<a href=\"" + Encode.forHtmlAttribute(site) + "\">their site</a>"); // evidence
        }
        page.print("<form action='" + URLEncoder.encode(site, "UTF-8") + "'>"); // evidence
    }
}

@RestController
class Links {
    @GetMapping(value = "/card", produces = "text/html")
    String card(@RequestParam String home) {
        String scheme = URI.create(home).getScheme();
        if (!"https".equalsIgnoreCase(scheme)) {
            return "<p>none</p>";
        }
        return "<a href=\"" + HtmlUtils.htmlEscape(home) + "\">home</a>"; // evidence
    }
}
