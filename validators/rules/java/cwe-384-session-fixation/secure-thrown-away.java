import javax.servlet.http.*;

class Turnstile {
    private final Riders riders;

    Turnstile(Riders riders) {
        this.riders = riders;
    }

    void login(HttpServletRequest request) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate(); // evidence: new-session
        }
        request.getSession(true).setAttribute("rider", riders.find(request.getParameter("card")));
    }

    void signIn(HttpServletRequest request) {
        request.getSession().invalidate(); // evidence: new-session
        request.getSession(true).setAttribute("rider", riders.find(request.getParameter("card")));
    }

    void logout(HttpServletRequest request) {
        request.getSession().invalidate();
    }

    void authenticate(HttpServletRequest request, Cache cache) {
        cache.invalidate();
    }
}
