import java.util.regex.Pattern;

public class Names {
    private static final Pattern NAME = Pattern.compile("^[A-z]+$"); // finding: letters-and-more

    boolean name(String given) {
        return given.matches("[A-z0-9_]{1,20}"); // finding: letters-and-more
    }

    String clean(String given) {
        return given.replaceAll("[^A-z]", ""); // finding: letters-and-more
    }
}
