import javax.crypto.*;

class Crypt {
    void pick(int strength, String asked) throws Exception {
        Cipher.getInstance("AES/GCM/NoPadding"); // evidence: authenticated
        Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding"); // evidence: authenticated
        KeyGenerator.getInstance("AES"); // evidence: strong-cipher
        Cipher.getInstance("AES/CBC/PKCS5Padding");
        String algorithm = 3 * 4 > 10 ? "AES/GCM/NoPadding" : "DES";
        Cipher.getInstance(algorithm); // evidence: authenticated
        Cipher.getInstance(asked); // unjudged
        System.out.println("DES is old");
    }
}
