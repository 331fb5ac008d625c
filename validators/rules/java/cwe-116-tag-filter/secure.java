import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import org.jsoup.Jsoup;
import org.jsoup.safety.Safelist;
import org.owasp.encoder.Encode;
import org.springframework.web.util.HtmlUtils;

public class Filtered {
    private static final Pattern WORD = Pattern.compile("script\\w+");

    String escaped(HttpServletRequest request) {
        return Encode.forHtml(request.getParameter("comment")); // evidence: escaped-or-parsed
    }

    String spring(String comment) {
        return HtmlUtils.htmlEscape(comment); // evidence: escaped-or-parsed
    }

    String cleaned(String comment) {
        return Jsoup.clean(comment, Safelist.basic()); // evidence: escaped-or-parsed
    }

    String other(String text) {
        return text.replaceAll("<br>", "\n").replace("script", "play").replaceAll("^http:", "https:");
    }
}
