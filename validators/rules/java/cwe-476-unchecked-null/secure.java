import javax.servlet.http.*;

public class Role extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        if ("admin".equals(request.getParameter("role"))) { // evidence: from-the-constant
            response.setStatus(200);
        }
        boolean on = "1".equals(System.getenv("APP_ON")); // evidence: from-the-constant
        boolean same = "x".equalsIgnoreCase(request.getHeader("X-Name")); // evidence: from-the-constant
        String name = request.getHeader("X-Name");
        if (name != null) {
            int n = name.length();
        }
        String text = null;
        if (on) {
            text = "a";
        }
        if (text != null) {
            text.trim();
        }
    }
}
