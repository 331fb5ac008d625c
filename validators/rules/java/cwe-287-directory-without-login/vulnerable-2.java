import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;
import javax.naming.ldap.InitialLdapContext;

public class Login {
    boolean login(String name, String password) throws NamingException { // finding: empty-password
        Hashtable<String, String> env = new Hashtable<>();
        env.put(Context.SECURITY_PRINCIPAL, "uid=" + name);
        env.put(Context.SECURITY_CREDENTIALS, password);
        new InitialDirContext(env).close();
        return true;
    }

    InitialLdapContext open(final String dn, final String pwd) throws NamingException { // finding: empty-password
        Hashtable<String, Object> settings = new Hashtable<>();
        settings.put(Context.SECURITY_PRINCIPAL, dn);
        settings.put(Context.SECURITY_CREDENTIALS, pwd);
        return new InitialLdapContext(settings, null);
    }
}
