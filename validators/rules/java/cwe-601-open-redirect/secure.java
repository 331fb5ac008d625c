import java.util.Map;
import java.util.Set;
import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;

public class Go extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        String next = request.getParameter("next");
        response.sendRedirect("/home"); // evidence: own-page
        response.sendRedirect("/search?q=" + next); // evidence: own-page
        if (Set.of("/a", "/b").contains(next)) {
            response.sendRedirect(next); // evidence: guarded
        }
        if (next.startsWith("https://shop.example.com/")) {
            response.sendRedirect(next); // evidence: guarded
        }
    }
}

class Login {
    @GetMapping("/login")
    String after(@RequestParam String page) {
        return "redirect:/pages/" + page;
    }
}

class Back {
    void back(javax.servlet.http.HttpServletRequest request, javax.servlet.http.HttpServletResponse response) throws Exception {
        String to = request.getParameter("to");
        new java.net.URI(to);
        if (!to.startsWith("/") || to.startsWith("//")) {
            throw new IllegalArgumentException("no page of ours");
        }
        response.sendRedirect(to); // evidence: guarded
    }
}

class AfterLogin extends org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler {
    @Override
    protected String determineTargetUrl(HttpServletRequest request, HttpServletResponse response) {
        String page = request.getParameter("page");
        if (page == null || java.net.URI.create(page).isAbsolute() || Links.isAbsoluteUrl(page) || page.startsWith("//")) {
            return getDefaultTargetUrl();
        }
        return page;
    }

    void onward(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        getRedirectStrategy().sendRedirect(request, response, "/account?tab=" + request.getParameter("tab"));
    }
}
