import javax.servlet.http.*;

public class Role extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        if (request.getParameter("role").equals("admin")) { // finding: parameter-may-be-absent
            response.setStatus(200);
        }
        int n = request.getHeader("X-Name").length(); // finding: parameter-may-be-absent
        String home = System.getenv("APP_HOME").trim(); // finding: parameter-may-be-absent
        String text = null;
        if (n > 4) {
            text.trim(); // finding: null-used
        }
    }
}
