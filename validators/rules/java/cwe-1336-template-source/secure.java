import com.hubspot.jinjava.Jinjava;
import java.util.Map;
import org.springframework.web.bind.annotation.*;

class Mail {
    String jinja(String name) {
        return new Jinjava().render("Dear {{ name }}", Map.of("name", name)); // evidence: template-from-file
    }

    Object free(freemarker.template.Configuration configuration) throws java.io.IOException {
        return configuration.getTemplate("mail.ftl"); // evidence: template-from-file
    }

    String leaf(org.thymeleaf.TemplateEngine engine, org.thymeleaf.context.Context context) {
        return engine.process("mail", context); // evidence: template-from-file
    }

    @GetMapping("/page")
    String page(@RequestParam String lang, org.springframework.ui.Model model) {
        model.addAttribute("lang", lang);
        return "user/welcome";
    }
}
