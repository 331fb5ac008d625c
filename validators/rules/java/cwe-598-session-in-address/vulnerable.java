import java.util.EnumSet;
import javax.servlet.*;
import javax.servlet.http.*;

public class Menu extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        String link = response.encodeURL("/orders"); // finding: address-rewritten
        response.getWriter().print(link);
        response.sendRedirect(response.encodeRedirectURL("/home")); // finding: address-rewritten
    }

    void leave(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        response.sendRedirect("/shop;jsessionid=" + request.getSession().getId()); // finding: session-id-appended
    }

    void start(ServletContext context) {
        context.setSessionTrackingModes(EnumSet.of(SessionTrackingMode.URL)); // finding: session-tracked-by-address
    }
}
