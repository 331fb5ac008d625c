import javax.crypto.Cipher;
import javax.crypto.spec.*;
import java.security.SecureRandom;

class Vector {
    Object random() {
        byte[] nonce = new byte[12];
        new SecureRandom().nextBytes(nonce);
        return new GCMParameterSpec(128, nonce); // evidence: random-vector
    }

    Object shared(SecureRandom random) {
        byte[] iv = new byte[16];
        random.nextBytes(iv);
        return new IvParameterSpec(iv); // evidence: random-vector
    }

    Object fromCipher(Cipher cipher) {
        return new IvParameterSpec(cipher.getIV()); // evidence: random-vector
    }

    // Read with the message it belongs to.
    Object received(java.nio.ByteBuffer message) {
        byte[] iv = new byte[16];
        message.get(iv);
        return new IvParameterSpec(iv);
    }
}
