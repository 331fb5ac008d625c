import javax.naming.directory.*;
import javax.servlet.http.*;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.filter.EqualsFilter;
import org.springframework.ldap.support.LdapEncoder;

public class People extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        String uid = request.getParameter("uid");
        try {
            DirContext ctx = new InitialDirContext();
            ctx.search("ou=users", "(uid={0})", new Object[] {uid}, new SearchControls()); // evidence: filter-arguments
            ctx.search("ou=users", "(uid=" + LdapEncoder.filterEncode(uid) + ")", new SearchControls()); // evidence: sanitized
        } catch (javax.naming.NamingException e) {
            response.setStatus(500);
        }
    }

    void template(LdapTemplate ldap, String group, Mapper mapper) {
        ldap.search("ou=all", new EqualsFilter("cn", group).encode(), mapper); // evidence: query-builder
    }

    private static String coded(String part) {
        String out = part.replace("\\", "\\5c").replace("(", "\\28");
        return out.replace(")", "\\29").replace("*", "\\2a");
    }

    void own(LdapTemplate ldap, String group, Mapper mapper) {
        ldap.search("ou=all", "(cn=" + coded(group) + ")", mapper); // evidence: sanitized
    }

    // Another kind of search.
    int search(java.util.List<String> list, Index index, String word) {
        return index.search("(uid=" + word + ")");
    }
}
