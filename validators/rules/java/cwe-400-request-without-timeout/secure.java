import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;

class Rates {
    private final HttpClient client = HttpClient.newHttpClient();
    private int limit;

    InputStream today(String day) throws Exception {
        HttpURLConnection connection = (HttpURLConnection) new URL("https://rates.example.org/" + day).openConnection();
        connection.setReadTimeout(5000); // evidence: limited
        return connection.getInputStream();
    }

    boolean alive(URL address) throws Exception {
        HttpsURLConnection connection = (HttpsURLConnection) address.openConnection();
        connection.setConnectTimeout(1000);
        connection.setReadTimeout(limit); // evidence: limited
        return connection.getResponseCode() == 200;
    }

    String asked(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(5)).GET().build(); // evidence: limited
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    InputStream resource() throws Exception {
        URLConnection connection = Rates.class.getResource("rates.csv").openConnection();
        return connection.getInputStream();
    }

    int handed(HttpURLConnection connection) throws Exception {
        return connection.getResponseCode();
    }

    Table table() {
        return Table.newBuilder().rows(3).build();
    }
}
