import javax.naming.Name;
import javax.servlet.http.HttpServletRequest;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.support.LdapNameBuilder;

class Base {
    Object find(LdapTemplate ldap, HttpServletRequest request) {
        Name base = LdapNameBuilder.newInstance("ou=" + request.getParameter("unit")).build();
        return ldap.lookup(base); // finding
    }
}
