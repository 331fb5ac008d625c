import javax.servlet.http.*;
import org.slf4j.*;

public class Audit extends HttpServlet {
    private static final Logger log = LoggerFactory.getLogger(Audit.class);
    private final java.util.logging.Logger old = java.util.logging.Logger.getLogger("audit");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String user = request.getParameter("user");
        log.info("login of " + user); // finding: unescaped-in-log
        log.warn("failed login of {}", user); // finding: unescaped-in-log
        log.info("note: {}", user.lines().map(String::trim).collect(java.util.stream.Collectors.joining("\n"))); // finding: unescaped-in-log
        old.severe(request.getHeader("User-Agent")); // finding: unescaped-in-log
    }
}
