import javax.servlet.http.HttpServletResponse;

public class Frames {
    void old(HttpSecurity http) throws Exception {
        http.headers().frameOptions().sameOrigin(); // evidence: framing-refused
    }

    void lambda(HttpSecurity http) throws Exception {
        http.headers(headers -> headers.frameOptions(frame -> frame.deny())); // evidence: framing-refused
        http.formLogin().disable();
    }

    void page(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'"); // evidence: framing-refused
        response.setHeader("X-Mode", "ALLOWALL");
    }
}
