import java.util.Collections;
import java.util.EnumSet;
import javax.servlet.*;
import javax.servlet.http.*;

public class Menu extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        String link = java.net.URLEncoder.encode("/orders", "UTF-8");
        response.getWriter().print(link);
        response.sendRedirect(request.getContextPath() + "/home");
    }

    void start(ServletContext context) {
        context.setSessionTrackingModes(EnumSet.of(SessionTrackingMode.COOKIE)); // evidence: cookies-only
        context.setSessionTrackingModes(Collections.singleton(SessionTrackingMode.COOKIE)); // evidence: cookies-only
    }

    void spring(HttpSecurity http) throws Exception {
        http.sessionManagement().enableSessionUrlRewriting(false); // evidence: cookies-only
    }

    void note(HttpServletRequest request, Audit audit) {
        audit.record(request.getSession().getId());
    }
}
