import java.util.Hashtable;
import java.util.Properties;
import javax.naming.Context;
import javax.naming.directory.InitialDirContext;

public class Directory {
    void table() throws Exception {
        Hashtable<String, String> env = new Hashtable<>();
        env.put(Context.PROVIDER_URL, "ldaps://directory.example.org");
        env.put(Context.SECURITY_AUTHENTICATION, "none"); // finding: anonymous-bind
        new InitialDirContext(env);
    }

    void properties() throws Exception {
        Properties settings = new Properties();
        settings.setProperty("java.naming.security.authentication", "none"); // finding: anonymous-bind
        new InitialDirContext(settings);
    }

    void source(LdapContextSource source) {
        source.setAnonymousReadOnly(true); // finding: anonymous-source
    }
}
