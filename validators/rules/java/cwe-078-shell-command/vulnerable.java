import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.servlet.http.*;

public class Ping extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String host = request.getParameter("host");
        Runtime.getRuntime().exec("ping -c 1 " + host); // finding: runtime-exec
        Runtime rt = Runtime.getRuntime();
        rt.exec(new String[] {"sh", "-c", "ping " + host}); // finding: runtime-exec-array
        String[] env = {"TARGET=" + host};
        rt.exec("check", env); // finding: environment-of-command
        new ProcessBuilder("bash", "-c", "ping " + host).start(); // finding: process-builder
        List<String> args = new ArrayList<>();
        args.add("cmd.exe");
        args.add("/c");
        args.add("ping " + host);
        ProcessBuilder pb = new ProcessBuilder();
        pb.command(args); // finding: process-builder-list
    }

    void tool(String program) throws IOException {
        new ProcessBuilder(Arrays.asList(program, "--version")).start(); // finding: process-builder-list
    }
}
