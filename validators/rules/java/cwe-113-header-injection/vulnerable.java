import javax.servlet.http.*;

public class Head extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String lang = request.getParameter("lang");
        response.setHeader("Content-Language", lang); // finding: value-in-header
        response.addHeader(request.getHeader("X-Name"), "1"); // finding: value-in-header
        String disposition = "attachment; filename=\"" + lang + "\"";
        response.setHeader("Content-Disposition", disposition); // finding: value-in-header
    }
}
