import javax.naming.directory.DirContext;
import javax.naming.directory.SearchControls;
import javax.naming.ldap.Rdn;
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
        return directory.lookup("cn=" + Rdn.escapeValue(name) + ",ou=people,o=example"); // evidence
    }

    Object inUnit(HttpServletRequest request) throws Exception {
        String unit = LdapEncoder.nameEncode(request.getParameter("unit"));
        return directory.search("ou=" + unit + ",o=example", "(objectClass=person)", new SearchControls()); // evidence
    }

    void remove(HttpServletRequest request) {
        int number = Integer.parseInt(request.getParameter("number"));
        template.unbind(String.format("uid=u%d,ou=people", number)); // evidence
    }

    Object fixed() throws Exception {
        return directory.lookup("cn=all,o=example");
    }
}

class Staff {
    Object found(LdapTemplate template, HttpServletRequest request, org.springframework.ldap.core.AttributesMapper<String> mapper) {
        var query = org.springframework.ldap.query.LdapQueryBuilder.query().base("ou=staff").filter("(uid={0})", request.getParameter("uid"));
        return template.search(query, mapper); // evidence: sanitized
    }
}
