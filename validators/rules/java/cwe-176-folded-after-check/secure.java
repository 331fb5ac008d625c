import java.text.Normalizer;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

public class Comments {
    private static final Pattern FORBIDDEN = Pattern.compile("[<>]");

    String clean(String comment) {
        String flat = Normalizer.normalize(comment, Normalizer.Form.NFKC);
        if (FORBIDDEN.matcher(flat).find()) { // evidence: checked-after-normalising
            throw new IllegalArgumentException("tags");
        }
        return flat;
    }

    String escaped(String comment) {
        return StringEscapeUtils.escapeHtml4(Normalizer.normalize(comment, Normalizer.Form.NFKD)); // evidence: checked-after-normalising
    }

    String both(String comment) {
        String flat = Normalizer.normalize(comment.trim(), Normalizer.Form.NFKC);
        return StringEscapeUtils.escapeHtml4(flat); // evidence: checked-after-normalising
    }

    String shown(String name) {
        String lower = name.toLowerCase();
        return Normalizer.normalize(lower, Normalizer.Form.NFC);
    }
}
