import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.net.ssl.HttpsURLConnection;

class Rates {
    private final HttpClient client = HttpClient.newHttpClient();

    InputStream today(String day) throws Exception {
        HttpURLConnection connection = (HttpURLConnection) new URL("https://rates.example.org/" + day).openConnection();
        connection.setRequestMethod("GET");
        return connection.getInputStream(); // finding: no-limit
    }

    boolean alive(URL address) throws Exception {
        HttpsURLConnection connection = (HttpsURLConnection) address.openConnection();
        connection.setConnectTimeout(1000);
        return connection.getResponseCode() == 200; // finding: no-limit
    }

    String asked(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).GET().build(); // finding: no-limit
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    void sent(URI address, String body) throws Exception {
        client.send(
            HttpRequest.newBuilder() // finding: no-limit
                .uri(address)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding());
    }
}
