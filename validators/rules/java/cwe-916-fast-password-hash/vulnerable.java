import java.security.MessageDigest;
import javax.crypto.spec.PBEKeySpec;
import org.springframework.security.crypto.password.NoOpPasswordEncoder;

class Store {
    byte[] hash(String password) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(password.getBytes()); // finding: hashed-once
    }

    Object rounds(char[] password, byte[] salt) {
        return new PBEKeySpec(password, salt, 1000, 256); // finding: few-rounds
    }

    Object encoder() {
        return NoOpPasswordEncoder.getInstance(); // finding: no-encoder
    }
}
