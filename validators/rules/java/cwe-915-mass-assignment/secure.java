import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.*;

class Profiles {
    private Repository users;

    @PostMapping("/users") // evidence: own-form
    void create(@RequestBody UserForm form) {
        User user = new User();
        user.setName(form.getName());
        users.save(user);
    }

    @PutMapping("/users") // evidence: own-form
    void change(@RequestBody ChangeUserDto change) {
        users.rename(change.getName());
    }

    void bind(WebDataBinder binder) {
        binder.setAllowedFields("name", "city"); // evidence: allowed-fields
    }

    @PostMapping("/preview")
    String preview(@RequestBody User user) {
        return user.getName();
    }
}
