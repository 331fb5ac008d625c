import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import javax.crypto.spec.SecretKeySpec;

class Locks {
    private String masterPassword;

    SecretKeySpec plain(String password) {
        return new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "AES"); // finding: password-is-key
    }

    SecretKeySpec kept() {
        return new SecretKeySpec(this.masterPassword.getBytes(), "AES"); // finding: password-is-key
    }

    SecretKeySpec hashed(String passphrase) throws Exception {
        return new SecretKeySpec(MessageDigest.getInstance("SHA-256").digest(passphrase.getBytes("UTF-8")), "AES"); // finding: hash-of-password-is-key
    }
}
