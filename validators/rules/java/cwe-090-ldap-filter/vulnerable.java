import javax.naming.directory.*;
import javax.servlet.http.*;
import org.springframework.ldap.core.LdapTemplate;

public class People extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        String uid = request.getParameter("uid");
        try {
            DirContext ctx = new InitialDirContext();
            String filter = "(&(objectclass=person)(uid=" + uid + "))";
            ctx.search("ou=users", filter, new SearchControls()); // finding: assembled-filter
            InitialDirContext idc = (InitialDirContext) ctx;
            Object[] args = {"a", "b"};
            idc.search("ou=users", "(uid=" + uid + ")", args, new SearchControls()); // finding: assembled-filter
        } catch (javax.naming.NamingException e) {
            response.setStatus(500);
        }
    }

    void template(LdapTemplate ldap, String group, Mapper mapper) {
        ldap.search("ou=groups", "(cn=" + group + ")", mapper); // finding: assembled-filter
    }

    private static String halfCoded(String part) {
        return part.replace("(", "\\28").replace(")", "\\29");
    }

    void stars(LdapTemplate ldap, String group, Mapper mapper) {
        ldap.search("ou=all", "(cn=" + halfCoded(group) + ")", mapper); // finding: assembled-filter
    }
}
