import javax.validation.Valid;
import javax.validation.constraints.Pattern;
import org.slf4j.*;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.*;

@Controller
public class Berths {
    private static final Logger log = LoggerFactory.getLogger(Berths.class);

    public static class Berth {
        @Pattern(regexp = "[A-Z]{2}[0-9]{1,4}")
        private String mark;
        private String note;

        public String getMark() {
            return mark;
        }

        public String getNote() {
            return note;
        }
    }

    @PostMapping("/berths")
    public String add(@Valid @ModelAttribute("berth") Berth berth, BindingResult errors) {
        if (errors.hasErrors()) {
            return "berths";
        }
        log.info("berth {}", berth.getMark()); // evidence: guarded
        return "redirect:/berths";
    }

    @PostMapping("/berths/one")
    public String one(@Valid @ModelAttribute("berth") Berth berth, BindingResult errors) {
        if (!errors.hasFieldErrors("mark")) {
            log.info("berth {}", berth.getMark()); // evidence: guarded
        }
        return "redirect:/berths";
    }

    // Where nobody takes what is wrong, the method does not run.
    @PostMapping("/berths/plain")
    public String plain(@Valid @ModelAttribute("berth") Berth berth) {
        log.info("berth {}", berth.getMark()); // evidence: guarded
        return "redirect:/berths";
    }
}
