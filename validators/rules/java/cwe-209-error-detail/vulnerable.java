import javax.servlet.http.*;
import org.springframework.http.ResponseEntity;

public class Fail extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        try {
            work();
        } catch (IllegalStateException e) {
            e.printStackTrace(response.getWriter()); // finding: trace-in-answer
        } catch (RuntimeException e) {
            response.getWriter().println("failed: " + e.getMessage()); // finding: message-in-answer
        }
    }

    ResponseEntity<String> rest() {
        try {
            work();
            return ResponseEntity.ok("done");
        } catch (RuntimeException ex) {
            return ResponseEntity.status(500).body(ex.toString()); // finding: message-in-answer
        }
    }
}
