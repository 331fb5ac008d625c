import javax.servlet.http.*;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.subject.Subject;

public class Panel extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        if ("true".equals(request.getParameter("admin"))) { // finding: role-from-request
            response.getWriter().print("all accounts");
        }
        if (request.getHeader("X-Role").equals("staff")) { // finding: role-from-request
            response.getWriter().print("reports");
        }
        String role = request.getParameter("as");
        if (role.equalsIgnoreCase("owner")) { // finding: role-from-request
            response.getWriter().print("keys");
        }
        boolean superuser = Boolean.parseBoolean(request.getParameter("superuser")); // finding: role-from-request
    }

    void act(HttpServletRequest request) {
        Subject subject = SecurityUtils.getSubject();
        if (subject.isPermitted(request.getParameter("permission"))) { // finding: permission-named-by-request
            remove();
        }
    }
}
