import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.*;

class Config {
    void chain(HttpSecurity http) throws Exception {
        http.csrf().disable(); // finding: csrf-disabled
    }

    void lambda(HttpSecurity http) throws Exception {
        http.csrf(csrf -> csrf.disable()); // finding: csrf-disabled
    }

    void shortName(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(a -> a.anyRequest().authenticated()).csrf(c -> c.disable()); // finding: csrf-disabled
    }

    void block(HttpSecurity http) throws Exception {
        http.csrf((CsrfConfigurer<HttpSecurity> it) -> { // finding: csrf-disabled
            it.disable();
        });
    }

    void reference(HttpSecurity http) throws Exception {
        http.csrf(AbstractHttpConfigurer::disable).authorizeHttpRequests(a -> a.anyRequest().authenticated()); // finding: csrf-disabled
    }
}

@Controller
class Accounts {
    private Repository accounts;

    @RequestMapping("/close") // finding: every-method
    String close(@RequestParam long id) {
        accounts.deleteById(id);
        return "closed";
    }
}

class RelayDescriptor {
    public FormValidation doTestRelay(@QueryParameter String address) { // finding: every-method
        return ping(address);
    }
}
