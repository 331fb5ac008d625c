import javax.servlet.http.*;
import org.springframework.http.ResponseCookie;

class Login {
    void remember(HttpServletResponse response, String id) {
        Cookie cookie = new Cookie("id", id);
        cookie.setSecure(true); // evidence: secure
        cookie.setHttpOnly(true);
        response.addCookie(cookie); // evidence: secure
    }

    String spring(String id) {
        return ResponseCookie.from("id", id).secure(true).httpOnly(true).build().toString(); // evidence: secure
    }

    // Takes the cookie away.
    void forget(HttpServletResponse response) {
        Cookie cookie = new Cookie("id", "");
        cookie.setMaxAge(0);
        response.addCookie(cookie);
    }

    void byHand(HttpServletResponse response) {
        response.addHeader("Set-Cookie", "berth=3; Path=/; Secure; HttpOnly"); // evidence: secure-header
        response.addHeader("Set-Cookie", "berth=; Max-Age=0");
    }
}
