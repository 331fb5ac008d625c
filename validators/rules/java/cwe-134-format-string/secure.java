import java.util.Locale;
import javax.servlet.http.*;

public class Greet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        String name = request.getParameter("name");
        String text = String.format("hello %s", name); // evidence: constant-format
        System.out.printf("hello %s%n", name); // evidence: constant-format
        response.getWriter().format(Locale.US, "%s", name); // evidence: constant-format
    }

    String pattern(String format, int n) {
        return String.format(format, n);
    }
}
