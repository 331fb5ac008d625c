import java.io.*;
import javax.servlet.http.*;
import org.owasp.encoder.Encode;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.util.HtmlUtils;

public class Hello extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("name");
        PrintWriter out = response.getWriter();
        out.println("<p>Hello " + Encode.forHtml(name) + "</p>"); // evidence: sanitized
        out.write(HtmlUtils.htmlEscape(name)); // evidence: sanitized
        out.print(Integer.parseInt(name)); // evidence: sanitized
        out.print("<p>bye</p>"); // evidence: constant-page
        name = "nobody";
        out.print(name); // evidence: constant-page
        if ("admin".equals(request.getParameter("role"))) {
            out.print(request.getContextPath());
        }
    }

    // A file is no page.
    void report(StringBuilder text, String line) {
        text.append("<" + line);
    }
}

@RestController
class Page {
    @GetMapping("/hello")
    String hello(@RequestParam String name) {
        return "<h1>" + Encode.forHtml(name) + "</h1>"; // evidence: sanitized
    }

    @GetMapping("/plain")
    String plain(@RequestParam String name) {
        return "hello " + name;
    }
}

class Refused {
    void tell(javax.servlet.http.HttpServletRequest request, javax.servlet.http.HttpServletResponse response) throws java.io.IOException {
        response.sendError(400, "No number: " + request.getParameter("page"));
        response.sendError(404, "<br>No page");
    }
}

class Ferries {
    void answer(com.sun.net.httpserver.HttpExchange exchange) throws java.io.IOException {
        byte[] page = ("No ferry to " + exchange.getRequestURI().getQuery()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.getResponseBody().write(page);
    }
}

class Badge implements Widget {
    public String render(java.util.Map<String, String> options) {
        return "<i>" + Encode.forHtml(options.get("kind")) + "</i>"; // evidence: sanitized
    }

    // No text of a page begins like this.
    public String render(String name) {
        return "of " + name + " <none>";
    }
}

class Counted extends javax.servlet.http.HttpServlet {
    protected void doGet(javax.servlet.http.HttpServletRequest request, javax.servlet.http.HttpServletResponse response)
            throws java.io.IOException {
        response.setContentType("text/html");
        String name = request.getParameter("name");
        response.getWriter().format("<b>%2$d letters</b>", name, name.length());
    }
}
