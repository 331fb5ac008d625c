import javax.servlet.http.*;

public class Asked extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        String back = request.getParameter("back");
        if (back.startsWith("/")) {
            log("a path");
        }
        if (!back.startsWith("//") && !back.startsWith("/\\")) {
            response.sendRedirect(back); // finding
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        String back = request.getParameter("back");
        boolean elsewhere = back.startsWith("//");
        if (back.startsWith("/")) {
            response.sendRedirect(back); // finding
        }
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        String back = request.getParameter("back");
        if (request.getParameter("log") != null) {
            log("" + back.startsWith("/"));
        }
        if (back.startsWith("//")) {
            return;
        }
        response.sendRedirect(back); // finding
    }
}
