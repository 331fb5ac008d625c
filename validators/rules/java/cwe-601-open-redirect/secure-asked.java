import javax.servlet.http.*;

public class Asked extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        String back = request.getParameter("back");
        if (back.startsWith("/") && !back.startsWith("//") && !back.startsWith("/\\")) {
            response.sendRedirect(back); // evidence: guarded
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        String back = request.getParameter("back");
        if (!back.startsWith("/") || back.startsWith("//")) {
            return;
        }
        response.sendRedirect(back);
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        String back = request.getParameter("back");
        if (back.length() > 1 && back.charAt(0) == '/' && back.charAt(1) != '/' && back.charAt(1) != '\\') {
            response.sendRedirect(back); // evidence: guarded
        }
    }
}
