import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;

public class Go extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        String next = request.getParameter("next");
        if (next.startsWith("/")) {
            response.sendRedirect(next); // finding: redirect-to-value
        }
        response.sendRedirect("https://" + next + "/home"); // finding: redirect-to-value
        response.setStatus(302);
        response.setHeader("Location", next); // finding: redirect-to-value
    }
}

class Login {
    @GetMapping("/login")
    String after(@RequestParam String url) {
        return "redirect:" + url; // finding: redirect-view
    }
}

class AfterLogin extends org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler {
    @Override
    protected String determineTargetUrl(HttpServletRequest request, HttpServletResponse response) {
        String page = request.getParameter("page");
        if (page == null) {
            return getDefaultTargetUrl();
        }
        return page; // finding: target-after-login
    }

    void onward(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        getRedirectStrategy().sendRedirect(request, response, request.getParameter("page")); // finding: target-after-login
    }
}
