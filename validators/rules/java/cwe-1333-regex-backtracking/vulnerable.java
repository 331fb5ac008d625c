import java.util.regex.Pattern;

class Check {
    private static final Pattern NAME = Pattern.compile("^(a+)+$"); // finding: backtracks

    boolean mail(String text) {
        return text.matches("^([a-zA-Z0-9]+\\.?)+@x$"); // finding: backtracks
    }

    boolean custom(String expression, String text) {
        return Pattern.compile(expression).matcher(text).find(); // finding: pattern-from-outside
    }
}
