import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.*;

class Config {
    void chain(HttpSecurity http) throws Exception { // evidence: csrf-on
        http.authorizeRequests().anyRequest().authenticated();
    }

    void repository(HttpSecurity http) throws Exception {
        http.csrf().csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse()); // evidence: token-repository
        http.headers().disable();
    }

    void some(HttpSecurity http) throws Exception {
        http.csrf(c -> c.ignoringRequestMatchers("/hooks/**")).headers(h -> h.frameOptions(f -> f.disable()));
    }
}

@Controller
class Accounts {
    private Repository accounts;

    @PostMapping("/close") // evidence: one-method
    String close(@RequestParam long id) {
        accounts.deleteById(id);
        return "closed";
    }

    @RequestMapping("/show")
    String show(@RequestParam long id) {
        return accounts.find(id);
    }
}

class RelayDescriptor {
    @RequirePOST // evidence: one-method
    public FormValidation doTestRelay(@QueryParameter String address) {
        return ping(address);
    }

    public FormValidation doCheckAddress(@QueryParameter String value) {
        return value.isEmpty() ? FormValidation.error("empty") : FormValidation.ok();
    }
}
