import java.util.concurrent.TimeUnit;
import javax.servlet.http.*;

public class Wait extends HttpServlet {
    private static final long LIMIT = 2000;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        try {
            long pause = Long.parseLong(request.getParameter("pause"));
            Thread.sleep(Math.min(pause, LIMIT)); // evidence: own-time
            TimeUnit.SECONDS.sleep(Math.min(Integer.parseInt(request.getHeader("X-Wait")), 5)); // evidence: own-time
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @GetMapping("/slow")
    public String slow(@RequestParam("ms") long ms) throws InterruptedException {
        long bounded = Math.min(ms, LIMIT);
        Thread.sleep(bounded); // evidence: sanitized
        return "done";
    }

    void retry(long backoff) throws InterruptedException {
        Thread.sleep(backoff);
    }
}
