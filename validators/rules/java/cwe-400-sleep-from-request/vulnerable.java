import java.util.concurrent.TimeUnit;
import javax.servlet.http.*;

public class Wait extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        try {
            long pause = Long.parseLong(request.getParameter("pause"));
            Thread.sleep(pause * 1000); // finding: sleep-from-request
            TimeUnit.SECONDS.sleep(Integer.parseInt(request.getHeader("X-Wait"))); // finding: sleep-from-request
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @GetMapping("/slow")
    public String slow(@RequestParam("ms") long ms) throws InterruptedException {
        Thread.sleep(ms); // finding: sleep-from-request
        return "done";
    }
}
