import java.security.*;
import org.apache.commons.codec.digest.DigestUtils;

class Sum {
    byte[] sum(byte[] data) throws Exception {
        MessageDigest md = MessageDigest.getInstance("MD5"); // finding: broken-hash
        MessageDigest.getInstance("SHA-1"); // finding: broken-hash
        String name = "sha";
        name += "1";
        MessageDigest.getInstance(name); // finding: broken-hash
        Signature.getInstance("SHA1withRSA"); // finding: broken-hash-in-signature
        return md.digest(data);
    }

    String hex(String text) {
        return DigestUtils.md5Hex(text); // finding: broken-hash
    }
}
