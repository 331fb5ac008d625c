import java.time.Duration;
import javax.servlet.http.*;

public class Login {
    void remember(HttpServletResponse response, String token) {
        Cookie cookie = new Cookie("remember", token);
        cookie.setMaxAge(60 * 60 * 24 * 365 * 2); // finding: year-long
        response.addCookie(cookie);
    }

    void forever(Cookie cookie) {
        cookie.setMaxAge(Integer.MAX_VALUE); // finding: year-long
    }

    ResponseCookie spring(String token) {
        return ResponseCookie.from("remember", token).maxAge(Duration.ofDays(365)).build(); // finding: year-long
    }
}
