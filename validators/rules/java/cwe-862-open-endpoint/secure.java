import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;

class Config {
    void closed(HttpSecurity http) throws Exception {
        http.authorizeRequests().antMatchers("/css/**").permitAll();
        http.authorizeRequests().anyRequest().authenticated(); // evidence: login-required
        http.authorizeHttpRequests(a -> a.requestMatchers("/admin/**").hasRole("ADMIN")); // evidence: login-required
    }
}

@RestController
class Users {
    private Repository users;

    @DeleteMapping("/users/{id}") // evidence: right-required
    @PreAuthorize("hasRole('ADMIN')")
    void deleteUser(@PathVariable long id) {
        users.deleteById(id);
    }

    @GetMapping("/users/{id}")
    User show(@PathVariable long id) {
        return users.findById(id);
    }
}
