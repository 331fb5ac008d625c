import javax.servlet.http.*;

public class Inside extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        if ("127.0.0.1".equals(request.getHeader("X-Forwarded-For"))) { // finding: header-decides
            response.getWriter().print("debug");
        }
        if (request.getHeader("X-Real-IP").startsWith("10.")) { // finding: header-decides
            response.getWriter().print("inside");
        }
        String clientIp = request.getHeader("X-Client-IP");
        if (clientIp.startsWith("192.168.")) { // finding: header-decides
            response.getWriter().print("office");
        }
    }
}
