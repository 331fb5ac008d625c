import javax.servlet.http.*;

public class Show extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String page = request.getParameter("page");
        request.getRequestDispatcher(page).forward(request, response); // finding: dispatched-to-value
        getServletContext().getRequestDispatcher("/" + page).include(request, response); // finding: dispatched-to-value
    }

    String forward(@RequestParam String to) {
        return "forward:/" + to; // finding: forward-view
    }
}
