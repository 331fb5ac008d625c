import java.io.InputStream;
import java.net.*;
import java.net.http.*;
import javax.servlet.http.*;
import org.springframework.web.client.RestTemplate;

public class Fetch extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        String target = request.getParameter("url");
        URL url = new URL(target);
        InputStream in = url.openStream(); // finding: request-to-value
        HttpURLConnection c = (HttpURLConnection) new URL("http://" + target + "/status").openConnection(); // finding: request-to-value
        HttpRequest.newBuilder().uri(URI.create(target)).build(); // finding: request-to-value
    }

    String reactive(String address) {
        return org.springframework.web.reactive.function.client.WebClient.create().get().uri(address) // finding: request-to-value
            .retrieve().bodyToMono(String.class).block();
    }

    String rest(RestTemplate rest, String host) {
        return rest.getForObject("https://" + host + "/items", String.class); // finding: request-to-value
    }

    // Any host may end so.
    InputStream looseEnd(String target) throws java.io.IOException {
        URI address = URI.create(target);
        String host = address.getHost();
        if (host == null || !host.endsWith("example.com")) {
            return null;
        }
        return address.toURL().openStream(); // finding: request-to-value
    }

    // The beginning of a host is any host.
    InputStream halfChecked(String target) throws java.io.IOException {
        if (!target.startsWith("https://example.com")) {
            return null;
        }
        return new URL(target).openStream(); // finding: request-to-value
    }
}
