import javax.servlet.http.*;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.subject.Subject;

public class Panel extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        if (request.isUserInRole("ADMIN")) { // evidence: role-of-the-user
            response.getWriter().print("all accounts");
        }
        User user = (User) request.getSession().getAttribute("user");
        if (user.getRole().equals("staff")) { // evidence: role-of-the-user
            response.getWriter().print("reports");
        }
        if ("json".equals(request.getParameter("format"))) {
            response.setContentType("application/json");
        }
        String view = request.getParameter("view");
        if (view.equals("admin")) {
            response.sendRedirect("/admin");
        }
    }

    boolean empty(HttpServletRequest request) {
        return request.getParameter("role").equals("") || "".equals(request.getParameter("admin"));
    }

    void act(HttpServletRequest request) {
        Subject subject = SecurityUtils.getSubject();
        if (subject.isPermitted("document:delete")) { // evidence: role-of-the-user
            remove();
        }
    }
}
