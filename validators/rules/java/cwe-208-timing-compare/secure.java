import java.security.MessageDigest;
import java.util.Arrays;

class Verify {
    boolean bytes(byte[] mac, byte[] given) {
        return MessageDigest.isEqual(mac, given); // evidence: constant-time
    }

    boolean text(String signature, String expected) {
        return MessageDigest.isEqual(signature.getBytes(), expected.getBytes()); // evidence: constant-time
    }

    boolean castle(byte[] a, byte[] b) {
        return org.bouncycastle.util.Arrays.constantTimeAreEqual(a, b); // evidence: constant-time
    }

    boolean names(String[] names, String[] others, String name) {
        return Arrays.equals(names, others) && name.equals("x");
    }

    boolean verifySignature(String expectedAlgorithm, String used) {
        return expectedAlgorithm.equals(used);
    }

    boolean sameWay(Parcel parcel, String expectedName) {
        return parcel.signatureAlgorithm().equals(expectedName) && parcel.hashType().equals(expectedName);
    }
}
