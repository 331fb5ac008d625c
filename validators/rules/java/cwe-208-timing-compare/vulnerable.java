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

class Parcel {
    boolean fits(javax.crypto.Mac mac, byte[] body, String sent) {
        String made = java.util.Base64.getEncoder().encodeToString(mac.doFinal(body));
        return made.equals(sent); // finding: early-exit
    }
}
