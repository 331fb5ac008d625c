import javax.servlet.http.*;

public class Login extends HttpServlet {
    @Override // finding: login-without-new-session
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        User user = users.byName(request.getParameter("name"));
        if (BCrypt.checkpw(request.getParameter("password"), user.getHash())) {
            request.getSession().setAttribute("user", user.getId());
        }
        response.sendRedirect("/");
    }

    void old(HttpSecurity http) throws Exception {
        http.sessionManagement().sessionFixation().none(); // finding: guard-off
    }

    void lambda(HttpSecurity http) throws Exception {
        http.sessionManagement(session -> session.sessionFixation(fixation -> fixation.none())); // finding: guard-off
    }
}
