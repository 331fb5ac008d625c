import java.time.Duration;
import javax.servlet.http.*;

public class Login {
    void remember(HttpServletResponse response, String token) {
        Cookie cookie = new Cookie("remember", token);
        cookie.setMaxAge(60 * 60 * 24 * 7); // evidence: short-lived
        response.addCookie(cookie);
    }

    void session(Cookie cookie) {
        cookie.setMaxAge(-1); // evidence: short-lived
    }

    ResponseCookie spring(String token) {
        return ResponseCookie.from("remember", token).maxAge(Duration.ofMinutes(30)).build(); // evidence: short-lived
    }

    void cache(CorsConfiguration cors, Cookie cookie, int age) {
        cors.setMaxAge(63072000L);
    }
}
