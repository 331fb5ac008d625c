import java.sql.*;
import javax.crypto.spec.*;

class Access {
    private static final String DB_PASSWORD = "s3cr3t-pw"; // finding: assigned-secret

    Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:mysql://db/shop", "root", "hunter22"); // finding: passed-secret
    }

    Object key() {
        byte[] bytes = "0123456789abcdef".getBytes();
        return new SecretKeySpec(bytes, "AES"); // finding: fixed-key
    }

    boolean login(String password) {
        return password.equals("letmein99"); // finding: compared-secret
    }

    Object derived() {
        return new PBEKeySpec("correct horse".toCharArray()); // finding: fixed-key
    }
}
