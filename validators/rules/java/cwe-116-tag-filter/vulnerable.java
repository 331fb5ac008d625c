import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

public class Filtered extends HttpServletRequestWrapper {
    private static final Pattern TAG = Pattern.compile("<script>(.*?)</script>", Pattern.CASE_INSENSITIVE); // finding: tag-pattern

    public Filtered(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getParameter(String name) {
        String value = super.getParameter(name);
        value = TAG.matcher(value).replaceAll("");
        value = value.replaceAll("(?i)javascript:", ""); // finding: scheme-pattern
        value = value.replace("<script>", ""); // finding: tag-pattern
        return value.replaceAll("</?iframe[^>]*>", ""); // finding: tag-pattern
    }
}
