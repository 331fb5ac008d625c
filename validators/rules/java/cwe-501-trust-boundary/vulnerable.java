import javax.servlet.http.*;

public class Prefs extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        String theme = request.getParameter("theme");
        request.getSession().setAttribute("theme", theme); // finding: untrusted-value
        HttpSession session = request.getSession(true);
        session.putValue(theme, "on"); // finding: untrusted-name
        String[] all = request.getParameterValues("role");
        session.setAttribute("role", all[0]); // finding: untrusted-value
    }
}
