import javax.annotation.security.PermitAll;
import org.springframework.web.bind.annotation.*;

class Config {
    void open(HttpSecurity http) throws Exception {
        http.authorizeRequests().anyRequest().permitAll(); // finding: everything-open
        http.authorizeHttpRequests(a -> a.requestMatchers("/admin/**").permitAll()); // finding: inner-pages-open
        http.authorizeHttpRequests(a -> a.requestMatchers(EndpointRequest.toAnyEndpoint()).permitAll()); // finding: management-open
    }
}

@RestController
class Users {
    private Repository users;

    @DeleteMapping("/users/{id}") // finding: admin-without-right
    void deleteUser(@PathVariable long id) {
        users.deleteById(id);
    }

    @PostMapping("/roles") // finding: open-by-annotation
    @PermitAll
    void grant(@RequestBody Role role) {
        users.grantRole(role, currentUser());
    }
}
