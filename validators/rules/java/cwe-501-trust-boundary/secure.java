import java.util.List;
import javax.servlet.http.*;

public class Prefs extends HttpServlet {
    private static final List<String> THEMES = List.of("light", "dark");

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        String theme = request.getParameter("theme");
        HttpSession session = request.getSession();
        if (THEMES.contains(theme)) {
            session.setAttribute("theme", theme); // evidence: guarded
        }
        session.setAttribute("page", Integer.valueOf(request.getParameter("page")));
        String name = request.getParameter("name");
        if (name.matches("[a-z]{1,20}")) {
            session.putValue("name", name); // evidence: guarded
        }
        session.setAttribute("theme", "light"); // evidence: own-value
        request.setAttribute("shown", theme);
    }
}
