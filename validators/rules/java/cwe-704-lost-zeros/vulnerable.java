import java.security.MessageDigest;

public class Digests {
    static String md5(byte[] input) throws Exception {
        byte[] digest = MessageDigest.getInstance("MD5").digest(input);
        StringBuilder text = new StringBuilder();
        for (byte b : digest) {
            text.append(Integer.toHexString(b & 0xff)); // finding: one-digit-bytes
        }
        return text.toString();
    }

    String hashOf(byte[] input) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(input);
        String text = "";
        for (int i = 0; i < hash.length; i++) {
            text += Integer.toHexString(0xFF & hash[i]); // finding: one-digit-bytes
        }
        return text;
    }

    String toHex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int i = 0;
        while (i < bytes.length) {
            text.append(Integer.toHexString(bytes[i])); // finding: one-digit-bytes
            i++;
        }
        return text.toString();
    }
}
