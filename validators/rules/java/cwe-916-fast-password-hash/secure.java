import java.security.MessageDigest;
import javax.crypto.spec.PBEKeySpec;
import org.mindrot.jbcrypt.BCrypt;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class Store {
    String hash(String password) {
        return BCrypt.hashpw(password, BCrypt.gensalt(12)); // evidence: slow-hash
    }

    Object rounds(char[] password, byte[] salt) {
        return new PBEKeySpec(password, salt, 310_000, 256); // evidence: many-rounds
    }

    Object encoder() {
        return new BCryptPasswordEncoder(); // evidence: slow-hash
    }

    byte[] sum(byte[] file) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(file);
    }
}
