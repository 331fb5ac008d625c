import javax.servlet.http.*;
import org.slf4j.*;

public class Fail extends HttpServlet {
    private static final Logger log = LoggerFactory.getLogger(Fail.class);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        try {
            work();
        } catch (IllegalStateException e) {
            log.error("work failed", e); // evidence: logged
            response.sendError(500, "something failed");
        } catch (RuntimeException ex) {
            log.warn("work failed", ex); // evidence: logged
            response.getWriter().println("failed");
        } catch (Exception e) {
            log.error("work of {} failed", 4, e); // evidence: logged
            e.printStackTrace();
        }
    }

    void reload() {
        try {
            work();
        } catch (RuntimeException ex) {
            log.error("reload failed", ex);
        }
    }
}
