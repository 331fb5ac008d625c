import javax.servlet.http.*;
import org.springframework.http.ResponseCookie;

class Login {
    void remember(HttpServletResponse response, String id) {
        Cookie cookie = new Cookie("sessionId", id);
        cookie.setHttpOnly(true); // evidence: http-only
        response.addCookie(cookie); // evidence: http-only
    }

    String spring(String id) {
        return ResponseCookie.from("id", id).httpOnly(true).build().toString(); // evidence: http-only
    }

    // A script reads the language.
    void language(HttpServletResponse response) {
        response.addCookie(new Cookie("lang", "en"));
    }
}
