import javax.servlet.http.*;

public class Inside extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        if ("127.0.0.1".equals(request.getRemoteAddr())) { // evidence: connection-address
            response.getWriter().print("debug");
        }
        if (request.getRemoteAddr().startsWith("10.")) { // evidence: connection-address
            response.getWriter().print("inside");
        }
        if (ALLOWED.contains(request.getRemoteAddr())) { // evidence: connection-address
            response.getWriter().print("office");
        }
        if (request.getHeader("X-Forwarded-For").contains(",") || "unknown".equalsIgnoreCase(request.getHeader("X-Real-IP"))) {
            log.info("several proxies");
        }
        if ("application/json".equals(request.getHeader("Accept"))) {
            log.info("asked by way of {}", request.getHeader("X-Forwarded-For"));
        }
    }
}
