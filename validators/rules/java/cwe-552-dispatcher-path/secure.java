import java.util.Map;
import javax.servlet.http.*;

public class Show extends HttpServlet {
    private static final Map<String, String> PAGES = Map.of("home", "/home.jsp", "help", "/help.jsp");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String page = request.getParameter("page");
        request.getRequestDispatcher("/home.jsp").forward(request, response); // evidence: fixed-page
        request.getRequestDispatcher(PAGES.getOrDefault(page, "/home.jsp")).forward(request, response); // evidence: fixed-page
        if (page.equals("a") || page.equals("b")) {
            request.getRequestDispatcher("/" + page).forward(request, response); // evidence: guarded
        }
    }
}
