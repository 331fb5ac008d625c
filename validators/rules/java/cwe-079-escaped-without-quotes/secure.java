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

class Field extends HttpServlet {
    private static String plain(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PrintWriter page = response.getWriter();
        String given = request.getParameter("given");
        page.println("<input name=\"given\" value=\"" + plain(given) + "\">"); // evidence
        page.println("<input name=\"given\"><p>" + Encode.forHtmlContent(given) + "</p>");
        page.printf("<span title='%s'>?</span>", Encode.forHtmlAttribute(given)); // evidence
        page.println("<input name=\"kind\" value=\"fixed\">");
    }
}

@RestController
class Fields {
    @GetMapping(value = "/field", produces = "text/html")
    String field(@RequestParam String given) {
        StringBuilder out = new StringBuilder();
        out.append("<label data-key='");
        out.append(HtmlUtils.htmlEscape(given));
        out.append("'>key</label>");
        return out.toString(); // evidence
    }

    @GetMapping(value = "/lone", produces = "text/html")
    void lone(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("<b class=\"" + Encode.forHtml(request.getHeader("X-Kind")) + "\">k</b>"); // evidence
    }
}
