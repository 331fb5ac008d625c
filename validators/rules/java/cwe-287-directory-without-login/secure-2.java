import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

public class Login {
    private final String secret = System.getenv("DIRECTORY_SECRET");

    boolean login(String name, String password) throws NamingException { // evidence: password-asked
        if (password == null || password.isBlank()) {
            return false;
        }
        Hashtable<String, String> env = new Hashtable<>();
        env.put(Context.SECURITY_PRINCIPAL, "uid=" + name);
        env.put(Context.SECURITY_CREDENTIALS, password);
        new InitialDirContext(env).close();
        return true;
    }

    boolean known(String name, String pwd) throws NamingException { // evidence: password-asked
        if (StringUtils.isEmpty(pwd)) {
            return false;
        }
        Hashtable<String, String> env = new Hashtable<>();
        env.put(Context.SECURITY_CREDENTIALS, pwd);
        new InitialDirContext(env).close();
        return true;
    }

    InitialDirContext own(String name) throws NamingException {
        Hashtable<String, String> env = new Hashtable<>();
        env.put(Context.SECURITY_CREDENTIALS, secret);
        return new InitialDirContext(env);
    }
}
