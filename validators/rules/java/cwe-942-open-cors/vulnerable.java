import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;

class Cors {
    void star(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "*"); // finding: any-origin
    }

    void echo(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader("Access-Control-Allow-Origin", request.getHeader("Origin")); // finding: any-origin
    }

    void spring(CorsRegistry registry) {
        registry.addMapping("/**").allowedOrigins("*"); // finding: any-origin
    }

    @CrossOrigin(origins = "*") // finding: any-origin
    String get() {
        return "x";
    }
}
