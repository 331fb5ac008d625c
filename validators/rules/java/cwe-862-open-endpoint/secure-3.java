package shop;

import java.security.Principal;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.*;

class Access {
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(all -> all.anyRequest().authenticated()).build(); // evidence: login-required
    }
}

@RestController
class Notes {
    private NoteRepository notes;

    @PostMapping("/admin/notes/remove")
    void b(@RequestParam long id) {
        notes.deleteById(id);
    }

    @DeleteMapping("/users/{id}")
    void deleteUser(@PathVariable long id) {
        notes.deleteByOwner(id);
    }
}
