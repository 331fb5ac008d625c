import javax.servlet.http.*;
import org.springframework.http.ResponseCookie;

class Login {
    void remember(HttpServletResponse response, String id) {
        Cookie cookie = new Cookie("sessionId", id);
        cookie.setSecure(true);
        response.addCookie(cookie); // finding: not-http-only
    }

    void off(HttpServletResponse response, String id) {
        Cookie cookie = new Cookie("lang", id);
        cookie.setHttpOnly(false); // finding: http-only-off
        response.addCookie(cookie);
    }

    String spring(String id) {
        return ResponseCookie.from("id", id).httpOnly(false).build().toString(); // finding: http-only-off
    }
}
