import java.io.InputStream;
import java.net.*;
import java.util.Set;
import javax.servlet.http.*;
import org.springframework.web.client.RestTemplate;

public class Fetch extends HttpServlet {
    private static final Set<String> HOSTS = Set.of("api.example.com", "img.example.com");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        String target = request.getParameter("url");
        URL url = new URL(target);
        if (!HOSTS.contains(url.getHost())) {
            response.sendError(400);
            return;
        }
        InputStream in = url.openStream(); // evidence: guarded
        new URL("https://api.example.com/health").openStream(); // evidence: fixed-host
        new URL("https://api.example.com/items/" + target).openStream(); // evidence: fixed-host
    }

    String rest(RestTemplate rest, String id) {
        return rest.getForObject("https://api.example.com/items/" + id, String.class); // evidence: fixed-host
    }

    // Behind the client's own address.
    String own(org.springframework.web.reactive.function.client.WebClient.Builder builder, String id) {
        return builder.baseUrl("https://api.example.com").build().get().uri("/items/" + id).retrieve().bodyToMono(String.class).block();
    }

    String created(String id) {
        return org.springframework.web.reactive.function.client.WebClient.create("https://api.example.com").get().uri("/items/" + id)
            .retrieve().bodyToMono(String.class).block();
    }

    // A host of the own domain.
    InputStream inDomain(String target) throws java.io.IOException {
        URI address = URI.create(target);
        String host = address.getHost();
        if (host == null || !host.endsWith(".example.com")) {
            return null;
        }
        return address.toURL().openStream(); // evidence: guarded
    }

    // Shown, not asked.
    String host(String target) throws MalformedURLException {
        return new URL(target).getHost();
    }
}
