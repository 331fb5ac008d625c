import java.util.Map;
import java.util.Set;
import javax.servlet.http.*;

public class Plug extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String name = request.getParameter("type");
        try {
            Class.forName("com.example.Default"); // evidence: constant-class
            System.loadLibrary("native"); // evidence: constant-class
            if (Set.of("A", "B").contains(name)) {
                Class.forName("com.example." + name); // evidence: guarded
            }
        } catch (ReflectiveOperationException e) {
            response.setStatus(400);
        }
    }

    Class<?> driver(String name) throws ClassNotFoundException {
        return Class.forName(name);
    }
}
