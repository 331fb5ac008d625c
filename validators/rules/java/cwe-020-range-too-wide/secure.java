import java.util.regex.Pattern;

public class Names {
    private static final Pattern NAME = Pattern.compile("^[A-Za-z]+$"); // evidence: letters-only

    boolean name(String given) {
        return given.matches("[a-zA-Z0-9_]{1,20}"); // evidence: letters-only
    }

    boolean word(String given) {
        return Pattern.matches("[A-Za-z-]*", given); // evidence: letters-only
    }

    boolean range(String given) {
        return given.matches("from A-z to 9");
    }
}
