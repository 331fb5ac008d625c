import java.io.FileInputStream;
import java.net.URI;
import javax.servlet.http.*;

class OfHost extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
        URI address = new URI(request.getParameter("address"));
        if (!"files.example.com".equals(address.getHost())) {
            return;
        }
        new FileInputStream("/srv/" + address.getPath()); // finding
    }
}
