import java.net.URI;
import java.util.regex.Pattern;

class Hosts {
    private static final Pattern TRUSTED = Pattern.compile("^https://www.example.com/"); // finding: unescaped-dot

    boolean own(URI uri) {
        String host = uri.getHost();
        return host.endsWith("example.com"); // finding: suffix-without-dot
    }

    boolean callback(String redirect) {
        if (redirect.startsWith("https://login.example.org")) { // finding: address-substring
            return true;
        }
        return false;
    }
}
