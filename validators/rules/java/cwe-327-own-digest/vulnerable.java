import java.security.MessageDigest;
import java.util.zip.CRC32;

public class FoldDigest extends MessageDigest {
    private int state;

    public FoldDigest() {
        super("FOLD");
    }

    @Override // finding: own-digest
    protected byte[] engineDigest() {
        return new byte[] { (byte) state };
    }
}

class Tickets {
    long signTicket(byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(data); // finding: checksum-as-signature
        return crc.getValue();
    }

    boolean check(User user, String password) {
        return user.hash == password.hashCode(); // finding: hash-code-of-password
    }
}
