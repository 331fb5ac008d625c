import java.security.MessageDigest;
import java.util.zip.CRC32;

public class Digests {
    byte[] of(byte[] data) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(data); // evidence: digest-of-the-platform
    }

    byte[] long_(byte[] data) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-512"); // evidence: digest-of-the-platform
        digest.update(data);
        return digest.digest();
    }

    private static final String NAME = "SHA3-256";

    MessageDigest fresh() throws Exception {
        return MessageDigest.getInstance(NAME); // evidence: digest-of-the-platform
    }

    long lineChecksum(byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(data);
        return crc.getValue();
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
