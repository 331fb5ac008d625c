import javax.servlet.http.*;
import org.slf4j.*;

public class Audit extends HttpServlet {
    private static final Logger log = LoggerFactory.getLogger(Audit.class);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String user = request.getParameter("user");
        log.info("login of {}", user.replaceAll("[\r\n]", "_")); // evidence: sanitized
        log.info("page " + Integer.parseInt(user)); // evidence: sanitized
        log.warn("failed login"); // evidence: constant-message
        log.debug("length {}", user.length());
        log.info("note: {}", user.lines().map(String::trim).collect(java.util.stream.Collectors.joining("; "))); // evidence: sanitized
    }

    void job(String name) {
        log.info("job {} done", name);
    }
}
