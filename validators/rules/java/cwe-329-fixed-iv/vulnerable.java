import javax.crypto.spec.*;
import java.nio.charset.StandardCharsets;

class Vector {
    private static final byte[] IV = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

    Object constant() {
        return new IvParameterSpec(IV); // finding: constant-vector
    }

    Object text() {
        return new IvParameterSpec("0123456789abcdef".getBytes(StandardCharsets.UTF_8)); // finding: constant-vector
    }

    Object zeros() {
        byte[] nonce = new byte[12];
        return new GCMParameterSpec(128, nonce); // finding: zero-vector
    }
}
