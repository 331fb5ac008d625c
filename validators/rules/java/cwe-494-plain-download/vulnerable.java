import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.*;

public class Plugins {
    void jar() throws Exception {
        Files.copy(new URL("http://plugins.example.org/chart.jar").openStream(), Path.of("chart.jar")); // finding: plain-download
    }

    void version(String version) throws Exception {
        URI address = URI.create("http://plugins.example.org/" + version + "/tool.zip"); // finding: plain-download
        fetch(address);
    }

    Class<?> load(String name) throws Exception {
        URLClassLoader loader = new URLClassLoader(new URL[] { new URL("http://plugins.example.org/classes/") }); // finding: classes-over-http
        return loader.loadClass(name);
    }
}
