import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

public class Comments {
    private static final Pattern FORBIDDEN = Pattern.compile("[<>]");

    String clean(String comment) {
        Matcher matcher = FORBIDDEN.matcher(comment);
        if (matcher.find()) {
            throw new IllegalArgumentException("tags");
        }
        return Normalizer.normalize(comment, Normalizer.Form.NFKC); // finding: normalised-after-check
    }

    String escaped(String comment) {
        String safe = StringEscapeUtils.escapeHtml4(comment);
        return Normalizer.normalize(safe, Normalizer.Form.NFKD); // finding: normalised-after-check
    }

    String decoded(String comment) throws Exception {
        String safe = StringEscapeUtils.escapeHtml4(comment);
        return java.net.URLDecoder.decode(safe, "UTF-8"); // finding: folded-after-escape
    }
}
