import javax.crypto.*;
import java.util.Properties;

class Crypt {
    private static final String MODE = "ECB";

    void pick(Properties settings) throws Exception {
        Cipher.getInstance("DES/CBC/PKCS5Padding"); // finding: broken-cipher
        Cipher.getInstance("AES"); // finding: block-by-block
        Cipher.getInstance("AES/" + MODE + "/PKCS5Padding"); // finding: block-by-block
        Cipher.getInstance("RSA/ECB/NoPadding"); // finding: rsa-without-oaep
        String algorithm = "RC4";
        KeyGenerator.getInstance(algorithm); // finding: broken-cipher
        javax.crypto.Cipher c = javax.crypto.Cipher.getInstance("DESede/ECB/PKCS5Padding", "SunJCE"); // finding: broken-cipher
    }
}
