import java.io.IOException;
import java.io.PrintWriter;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.commons.text.StringEscapeUtils;
import org.owasp.encoder.Encode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

class Kiosk extends HttpServlet {
    private static String attribute(String quote, String value) {
        return String.format("data-seat=%1$s%2$s%1$s", quote, value);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PrintWriter page = response.getWriter();
        String seat = request.getParameter("seat");
        page.println("<input name='seat' value='" + Encode.forHtmlAttribute(seat) + "'>"); // evidence
        page.println("<td " + attribute("\"", StringEscapeUtils.escapeHtml4(seat)) + ">seat</td>");
        page.println("<td class='" + StringEscapeUtils.escapeHtml4(seat).replace("'", "&#39;") + "'>seat</td>"); // evidence
        page.println("<td class='seat'>" + StringEscapeUtils.escapeHtml4(seat) + "</td>");
    }
}

@RestController
class Seats {
    @GetMapping(value = "/seat", produces = "text/html")
    String seat(@RequestParam String row) {
        StringBuilder out = new StringBuilder("<label title='");
        out.append(HtmlUtils.htmlEscape(row));
        return out.append("'>row</label>").toString(); // evidence
    }
}
