import com.hubspot.jinjava.Jinjava;
import java.io.*;
import java.util.Map;
import org.apache.velocity.app.Velocity;
import org.springframework.web.bind.annotation.*;

class Mail {
    void velocity(Object context, Writer out, String text) {
        Velocity.evaluate(context, out, "mail", text); // finding: template-from-value
    }

    String jinja(String text, Map<String, Object> values) {
        return new Jinjava().render("Dear {{ name }}, " + text, values); // finding: template-from-value
    }

    Object free(String text) throws IOException {
        return new freemarker.template.Template("mail", new StringReader(text), null); // finding: template-from-value
    }

    @GetMapping("/page")
    String page(@RequestParam String lang) {
        return "user/" + lang + "/welcome"; // finding: view-name-from-value
    }
}
