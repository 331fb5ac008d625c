import javax.servlet.http.*;

class Login {
    void remember(HttpServletResponse response, String id) {
        Cookie cookie = new Cookie("id", id);
        cookie.setHttpOnly(true);
        response.addCookie(cookie); // finding: not-secure
    }

    void off(HttpServletResponse response) {
        Cookie cookie = new Cookie("lang", "en");
        cookie.setSecure(false); // finding: secure-off
        response.addCookie(cookie); // finding: not-secure
    }

    void direct(HttpServletResponse response) {
        response.addCookie(new javax.servlet.http.Cookie("a", "b")); // finding: not-secure
    }

    void byHand(HttpServletResponse response, String id) {
        response.addHeader("Set-Cookie", "berth=" + id + "; Path=/; HttpOnly"); // finding: not-secure-header
    }
}
