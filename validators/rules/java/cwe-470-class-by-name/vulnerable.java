import javax.servlet.http.*;

public class Plug extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String name = request.getParameter("type");
        try {
            Class<?> type = Class.forName("com.example." + name); // finding: class-by-name
            type.getMethod(request.getParameter("action")).invoke(null); // finding: method-by-name
            System.loadLibrary(name); // finding: library-by-name
        } catch (ReflectiveOperationException e) {
            response.setStatus(400);
        }
    }
}
