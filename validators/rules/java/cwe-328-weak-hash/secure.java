import java.security.*;
import org.apache.commons.codec.digest.DigestUtils;

class Sum {
    byte[] sum(byte[] data) throws Exception {
        MessageDigest md = MessageDigest.getInstance("SHA-256"); // evidence: strong-hash
        String[] names = {"MD5", "SHA-512"};
        MessageDigest.getInstance(names[1]); // evidence: strong-hash
        Signature.getInstance("SHA256withECDSA"); // evidence: strong-hash
        Registry.getInstance("MD5");
        return md.digest(data);
    }

    String hex(String text) {
        return DigestUtils.sha256Hex(text); // evidence: strong-hash
    }
}
