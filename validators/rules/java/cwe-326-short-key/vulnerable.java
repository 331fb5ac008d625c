import java.security.*;
import java.security.spec.*;
import javax.crypto.KeyGenerator;

class Keys {
    KeyPair rsa() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024); // finding: short-pair
        return generator.generateKeyPair();
    }

    void spec() throws Exception {
        new RSAKeyGenParameterSpec(512, RSAKeyGenParameterSpec.F4); // finding: short-pair
    }

    void aes() throws Exception {
        KeyGenerator kg = KeyGenerator.getInstance("AES");
        int bits = 8 * 8;
        kg.init(bits); // finding: short-key
    }
}
