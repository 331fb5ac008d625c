import java.util.Map;
import javax.servlet.http.*;

public class Job extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        ProcessBuilder builder = new ProcessBuilder("/usr/bin/convert", "in.png", "out.png");
        builder.environment().put(request.getParameter("name"), "1"); // finding: variable-of-the-request
        Map<String, String> env = builder.environment();
        env.put("PATH", request.getParameter("path") + ":/usr/bin"); // finding: variable-that-loads-code
        env.put("LD_LIBRARY_PATH", request.getHeader("X-Lib")); // finding: variable-that-loads-code
        builder.start();
        String[] vars = { request.getParameter("var") };
        Runtime.getRuntime().exec("/usr/bin/env", vars); // finding: environment-of-exec
    }

    @PostMapping("/run")
    public void run(@RequestBody Map<String, String> settings) throws java.io.IOException {
        ProcessBuilder builder = new ProcessBuilder("/usr/bin/job");
        builder.environment().putAll(settings); // finding: whole-environment
        builder.start();
    }
}
