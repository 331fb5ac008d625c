import javax.naming.directory.DirContext;
import javax.naming.directory.SearchControls;
import javax.servlet.http.HttpServletRequest;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.support.LdapEncoder;

class People {
    private final DirContext directory;
    private final LdapTemplate template;

    People(DirContext directory, LdapTemplate template) {
        this.directory = directory;
        this.template = template;
    }

    Object byName(HttpServletRequest request) throws Exception {
        String name = request.getParameter("name");
        return directory.lookup("cn=" + name + ",ou=people,o=example"); // finding
    }

    Object inUnit(HttpServletRequest request) throws Exception {
        String unit = LdapEncoder.filterEncode(request.getParameter("unit"));
        return directory.search("ou=" + unit + ",o=example", "(objectClass=person)", new SearchControls()); // finding
    }

    void remove(HttpServletRequest request) {
        template.unbind(String.format("uid=%s,ou=people", request.getParameter("uid"))); // finding
    }
}
