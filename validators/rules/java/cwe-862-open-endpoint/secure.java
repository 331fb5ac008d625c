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

@RestController
class Accounts {
    private AccountRepository accounts;

    @PostMapping("/accounts/remove")
    void b(@RequestParam long id, Principal who) {
        accounts.deleteByIdAndOwner(id, who.getName());
    }

    @PostMapping("/admin/accounts") // evidence: right-required
    @PreAuthorize("hasRole('ADMIN')")
    void c(@RequestBody Account given) {
        accounts.save(given);
    }

    @PostMapping("/comments")
    void d(@RequestBody Comment given) {
        comments.save(given);
    }

    @GetMapping("/admin/accounts")
    List<Account> e() {
        return accounts.findAll();
    }

    @PostMapping("/accounts/{id}/disable")
    void f(@PathVariable long id, HttpServletRequest request) {
        if (!guards.isAdmin(request)) {
            throw new Refused();
        }
        accounts.updateState(id, false);
    }
}
