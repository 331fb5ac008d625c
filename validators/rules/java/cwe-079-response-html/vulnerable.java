import javax.ws.rs.*;
import javax.ws.rs.core.MediaType;
import java.io.*;
import java.util.Locale;
import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;

public class Hello extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("name");
        response.getWriter().println("<p>Hello " + name + "</p>"); // finding: written-to-response
        PrintWriter out = response.getWriter();
        out.write(name); // finding: written-to-response
        Object[] args = {"a", name};
        out.format(Locale.US, "%1$s and %2$s", args); // finding: written-to-response
        out.print(name.toCharArray()); // finding: written-to-response
        response.getOutputStream().print(request.getHeader("Referer")); // finding: written-to-response
        String trimmed = name.trim().replace("<script>", "");
        out.append(trimmed); // finding: written-to-response
    }

    void table(PrintWriter out, String cell) {
        out.println("<td>" + cell + "</td>"); // finding: html-to-writer
    }
}

@RestController
class Page {
    @GetMapping("/hello")
    String hello(@RequestParam String name) {
        return "<h1>" + name + "</h1>"; // finding: html-as-answer
    }
}

class Routes {
    void hello(io.javalin.http.Context ctx) {
        String name = ctx.queryParam("name");
        ctx.html("<h1>" + name + "</h1>"); // finding: written-to-response
    }
}

class NotFound {
    void tell(javax.servlet.http.HttpServletRequest request, javax.servlet.http.HttpServletResponse response) throws java.io.IOException {
        response.sendError(404, "<br>No page " + request.getParameter("page")); // finding: error-page
    }
}

@Path("/piers")
class Piers {
    @GET
    @Path("/{pier}")
    @Produces(MediaType.TEXT_HTML)
    public String pier(@PathParam("pier") String pier) {
        return "<h1>" + pier + "</h1>"; // finding: html-as-answer
    }
}

class Ferries {
    void answer(com.sun.net.httpserver.HttpExchange exchange) throws java.io.IOException {
        byte[] page = ("<p>No ferry to " + exchange.getRequestURI().getQuery() + "</p>").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page); // finding: html-to-exchange
    }
}

class Badge implements Widget {
    public String render(java.util.Map<String, String> options) {
        StringBuilder html = new StringBuilder();
        html.append("<i class='").append(options.get("kind")).append("'></i>");
        return html.toString(); // finding: html-rendered
    }
}
