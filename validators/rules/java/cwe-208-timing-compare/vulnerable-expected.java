import java.util.Base64;
import javax.crypto.Mac;

class CourierHook {
    private final Mac mac;

    CourierHook(Mac mac) {
        this.mac = mac;
    }

    boolean isSigned(String header, byte[] body) {
        String expected = Base64.getEncoder().encodeToString(mac.doFinal(body));
        return expected.equals(header); // finding
    }

    boolean verifySignature(String given, byte[] body) {
        String computedValue = Base64.getEncoder().encodeToString(mac.doFinal(body));
        return computedValue.equals(given); // finding
    }

    boolean csrfFits(String form, String expectedToken) {
        return expectedToken.equals(form); // finding
    }

    boolean sameParcel(String expected, String given) {
        return expected.equals(given);
    }
}
