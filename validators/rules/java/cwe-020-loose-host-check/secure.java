import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

class Hosts {
    private static final Set<String> ALLOWED_HOSTS = Set.of("example.com", "example.org");
    // Dots are escaped, the beginning is anchored.
    private static final Pattern TRUSTED = Pattern.compile("^https://www\\.example\\.com/");

    boolean own(URI uri) {
        String host = uri.getHost();
        return "example.com".equals(host) // evidence: host-compared
            || host.endsWith(".example.com"); // evidence: suffix-with-dot
    }

    boolean partner(URI uri) {
        return ALLOWED_HOSTS.contains(uri.getHost()); // evidence: host-compared
    }

    // A file name is no host.
    boolean archive(String name) {
        return name.endsWith("dump.com");
    }
}
