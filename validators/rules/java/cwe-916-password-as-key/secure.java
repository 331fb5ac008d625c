import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

class Locks {
    SecretKeySpec slow(char[] password, byte[] salt) throws Exception {
        SecretKeyFactory maker = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
        SecretKey made = maker.generateSecret(new PBEKeySpec(password, salt, 600000, 256));
        return new SecretKeySpec(made.getEncoded(), "AES"); // evidence: derived-key
    }

    SecretKeySpec atOnce(PBEKeySpec spec) throws Exception {
        return new SecretKeySpec(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded(), "AES"); // evidence: derived-key
    }

    SecretKeySpec kept(PBEKeySpec spec) throws Exception {
        byte[] bytes = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        return new SecretKeySpec(bytes, 0, 16, "AES"); // evidence: derived-key
    }

    SecretKeySpec signing(String password) {
        return new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    SecretKeySpec given(byte[] key) {
        return new SecretKeySpec(key, "AES");
    }
}
