import java.util.Arrays;

class Verify {
    boolean bytes(byte[] mac, byte[] given) {
        return Arrays.equals(mac, given); // finding: early-exit
    }

    boolean text(String signature, String expected) {
        return signature.equals(expected); // finding: early-exit
    }

    boolean form(Session session, String token) {
        return session.csrf().equals(token); // finding: early-exit
    }
}
