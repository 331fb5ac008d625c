import java.util.Locale;
import javax.servlet.http.*;

public class Greet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        String name = request.getParameter("name");
        String text = String.format(name, 1); // finding: format-from-value
        System.out.printf("hello " + name + " %d%n", 4); // finding: format-from-value
        response.getWriter().format(Locale.US, name, "x"); // finding: format-from-value
    }
}
