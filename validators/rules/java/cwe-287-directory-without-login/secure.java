import java.util.Hashtable;
import java.util.Properties;
import javax.naming.Context;
import javax.naming.directory.InitialDirContext;

public class Directory {
    void table(String user, String password) throws Exception { // evidence: password-asked
        if (password.isEmpty()) {
            throw new IllegalArgumentException("no password");
        }
        Hashtable<String, String> env = new Hashtable<>();
        env.put(Context.PROVIDER_URL, "ldaps://directory.example.org");
        env.put(Context.SECURITY_AUTHENTICATION, "simple"); // evidence: bind-with-credentials
        env.put(Context.SECURITY_PRINCIPAL, user);
        env.put(Context.SECURITY_CREDENTIALS, password);
        new InitialDirContext(env);
    }

    void properties() throws Exception {
        Properties settings = new Properties();
        settings.setProperty("java.naming.security.authentication", "GSSAPI"); // evidence: bind-with-credentials
        settings.setProperty("theme", "none");
        new InitialDirContext(settings);
    }

    void source(LdapContextSource source) {
        source.setAnonymousReadOnly(false); // evidence: bind-with-credentials
    }
}
