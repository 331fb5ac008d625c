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

@RestController
class Accounts {
    private AccountRepository accounts;
    private Jobs jobs;

    @PostMapping("/accounts/delete") // finding: changes-without-right
    void b(@RequestParam long id) {
        accounts.deleteById(id);
    }

    @RequestMapping(value = "/admin/accounts/{id}", method = RequestMethod.PUT) // finding: changes-without-right
    Account put(@PathVariable long id, @RequestBody Account given) {
        given.setId(id);
        return accounts.save(given);
    }

    @PatchMapping(path = "/accounts/{id}/roles") // finding: changes-without-right
    void change(@PathVariable long id, @RequestParam String role) {
        Account one = accounts.findById(id);
        one.setRole(role);
    }
}
