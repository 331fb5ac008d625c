import java.sql.*;
import java.security.SecureRandom;
import javax.crypto.spec.*;

class Access {
    private static final String PASSWORD_FIELD = "password";
    private final String dbPassword = System.getenv("DB_PASSWORD"); // evidence: from-environment

    Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:mysql://db/shop", "app", dbPassword);
    }

    Object key(byte[] stored) {
        return new SecretKeySpec(stored, "AES"); // evidence: key-from-elsewhere
    }

    Object fresh() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, "AES"); // evidence: key-from-elsewhere
    }

    boolean same(String password, String other) {
        return password.equals(other);
    }

    void ask(java.util.Map<String, String> form) {
        String password = form.get("password"); // evidence: from-environment
        String apiKey = "";
    }
}
