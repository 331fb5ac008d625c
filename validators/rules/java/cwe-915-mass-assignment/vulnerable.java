import javax.servlet.http.*;
import org.apache.commons.beanutils.BeanUtils;
import org.springframework.web.bind.annotation.*;

class Profiles {
    private Repository users;

    @PostMapping("/users") // finding: entity-from-request
    void create(@RequestBody User user) {
        users.save(user);
    }

    @PutMapping("/accounts") // finding: entity-from-request
    void change(@ModelAttribute AccountEntity account) {
        users.merge(account);
    }

    void fill(HttpServletRequest request, Profile profile) throws Exception {
        BeanUtils.populate(profile, request.getParameterMap()); // finding: map-into-bean
    }
}
