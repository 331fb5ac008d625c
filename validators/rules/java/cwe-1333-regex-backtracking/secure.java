import java.util.regex.Pattern;

class Check {
    private static final Pattern NAME = Pattern.compile("^[a-z]+$"); // evidence: plain-pattern

    boolean date(String text) {
        return Pattern.compile("\\d{4}-\\d{2}-\\d{2}").matcher(text).matches();
    }

    boolean find(String word, String text) {
        return Pattern.compile(Pattern.quote(word)).matcher(text).find(); // evidence: sanitized
    }

    boolean version(String text) {
        return Pattern.compile("v\\d+\\.\\d+").matcher(text).find(); // evidence: plain-pattern
    }

    boolean plain(String text) {
        return text.matches("[a-z]+(-[a-z]+)*x");
    }
}
