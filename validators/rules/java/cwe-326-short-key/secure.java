import java.security.*;
import javax.crypto.KeyGenerator;

class Keys {
    KeyPair rsa() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(3072); // evidence: long-enough
        return generator.generateKeyPair();
    }

    void curve() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256); // evidence: long-enough
    }

    void aes(int asked) throws Exception {
        KeyGenerator kg = KeyGenerator.getInstance("AES");
        kg.init(256); // evidence: long-enough
        kg.init(asked);
    }
}
