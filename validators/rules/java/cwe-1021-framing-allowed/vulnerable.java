import javax.servlet.http.HttpServletResponse;

public class Frames {
    void old(HttpSecurity http) throws Exception {
        http.headers().frameOptions().disable(); // finding: guard-off
    }

    void lambda(HttpSecurity http) throws Exception {
        http.headers(headers -> headers.frameOptions(frame -> frame.disable())); // finding: guard-off
    }

    void page(HttpServletResponse response) {
        response.setHeader("X-Frame-Options", "ALLOWALL"); // finding: header-for-all
    }
}
