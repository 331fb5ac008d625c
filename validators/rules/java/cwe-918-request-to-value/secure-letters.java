import java.net.URI;
import java.util.Locale;
import javax.servlet.http.*;
import org.springframework.web.client.RestTemplate;

class Letters extends HttpServlet {
    private RestTemplate rest;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        URI address = URI.create(request.getParameter("address"));
        String host = address.getHost();
        if (host == null || !host.toLowerCase(Locale.ROOT).equals("files.example.com")) {
            return;
        }
        rest.getForObject(address, byte[].class); // evidence: guarded
    }
}
