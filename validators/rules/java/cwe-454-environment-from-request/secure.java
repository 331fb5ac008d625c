import java.util.HashMap;
import java.util.Map;
import javax.servlet.http.*;

public class Job extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        ProcessBuilder builder = new ProcessBuilder("/usr/bin/convert", "in.png", "out.png");
        builder.environment().put("JOB_LABEL", request.getParameter("label")); // evidence: named-variable
        Map<String, String> env = builder.environment();
        env.put("REPORT_LANGUAGE", request.getHeader("Accept-Language")); // evidence: named-variable
        String variable = request.getParameter("variable");
        if (ALLOWED_VARIABLES.contains(variable)) {
            env.put(variable, "1"); // evidence: guarded
        }
        env.put("PATH", "/usr/bin");
        builder.start();
        Map<String, String> answers = new HashMap<>();
        answers.put(request.getParameter("name"), "1");
    }
}
