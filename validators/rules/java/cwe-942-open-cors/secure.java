import javax.servlet.http.*;
import java.util.List;

class Cors {
    void one(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "https://shop.example.com"); // evidence: named-origins
        response.setHeader("Cache-Control", "*");
    }

    void spring(CorsRegistry registry) {
        registry.addMapping("/**").allowedOrigins("https://shop.example.com"); // evidence: named-origins
    }

    void configuration(CorsConfiguration c) {
        c.setAllowedOrigins(List.of("https://shop.example.com")); // evidence: named-origins
    }
}
