import java.io.IOException;
import javax.servlet.http.*;

class Typed extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.reset();
        response.getWriter().print("<p>" + request.getParameter("q")); // finding
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/xml");
        response.getWriter().print("<p>" + request.getParameter("q")); // finding
    }
}
