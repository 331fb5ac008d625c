import javax.servlet.http.*;

public class Login extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        User user = users.byName(request.getParameter("name"));
        if (BCrypt.checkpw(request.getParameter("password"), user.getHash())) {
            request.changeSessionId(); // evidence: new-session
            request.getSession().setAttribute("user", user.getId());
        }
        response.sendRedirect("/");
    }

    void old(HttpSecurity http) throws Exception {
        http.sessionManagement().sessionFixation().migrateSession(); // evidence: new-session
    }

    void lambda(HttpSecurity http) throws Exception {
        http.sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession())); // evidence: new-session
    }

    void theme(HttpServletRequest request) {
        request.getSession().setAttribute("theme", "dark");
        assertThat(list).none();
    }
}

class Pages extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        if (request.getParameter("page").matches("[a-z]+")) {
            request.getSession().setAttribute("page", "known");
        }
    }
}

class SignInServlet {
    void doPost(javax.servlet.http.HttpServletRequest request) {
        javax.servlet.http.HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate(); // evidence: new-session
        }
        request.getSession(true).setAttribute("member", request.getParameter("name"));
    }
}
