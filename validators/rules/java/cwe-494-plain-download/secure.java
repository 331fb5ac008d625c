import java.net.URI;
import java.net.URL;
import java.nio.file.*;

public class Plugins {
    void jar() throws Exception {
        Files.copy(new URL("https://plugins.example.org/chart.jar").openStream(), Path.of("chart.jar")); // evidence: encrypted-download
    }

    void version(String version) throws Exception {
        URI address = URI.create("https://plugins.example.org/" + version + "/tool.zip"); // evidence: encrypted-download
        fetch(address);
    }

    void direct() throws Exception {
        fetch(new URI("https://plugins.example.org/setup.exe")); // evidence: encrypted-download
        fetch(new URI("http://plugins.example.org/list.json"));
        fetch(new URI("http://localhost:8080/tool.zip"));
    }
}
