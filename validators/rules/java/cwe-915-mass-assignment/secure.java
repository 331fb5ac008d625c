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

    void fill(javax.servlet.http.HttpServletRequest request, Object user) throws Exception {
        java.util.Map<String, String[]> fields = new java.util.HashMap<>(request.getParameterMap());
        fields.keySet().retainAll(java.util.Set.of("name", "city"));
        org.apache.commons.beanutils.BeanUtils.populate(user, fields); // evidence: chosen-names
    }

    @PostMapping("/preview")
    String preview(@RequestBody User user) {
        return user.getName();
    }
}
