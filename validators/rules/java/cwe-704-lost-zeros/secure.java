import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.binary.Hex;

public class Digests {
    static String md5(byte[] input) throws Exception {
        byte[] digest = MessageDigest.getInstance("MD5").digest(input);
        StringBuilder text = new StringBuilder();
        for (byte b : digest) {
            text.append(String.format("%02x", b)); // evidence: two-digits
        }
        return text.toString();
    }

    String hashOf(byte[] input) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(input);
        return HexFormat.of().formatHex(hash); // evidence: two-digits
    }

    String apache(byte[] input) throws Exception {
        return Hex.encodeHexString(MessageDigest.getInstance("SHA-256").digest(input)); // evidence: two-digits
    }

    String hexPort(int port) {
        return Integer.toHexString(port);
    }

    String shaPadded(byte[] digest) {
        StringBuilder text = new StringBuilder();
        for (byte b : digest) {
            text.append(Integer.toHexString((b & 0xff) + 0x100).substring(1));
        }
        return text.toString();
    }
}
