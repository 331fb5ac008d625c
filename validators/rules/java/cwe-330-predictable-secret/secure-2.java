import java.security.SecureRandom;
import org.apache.commons.lang3.RandomStringUtils;

public class Invitations {
    private static final SecureRandom SOURCE = new SecureRandom();

    String newToken() {
        return RandomStringUtils.random(20, 0, 0, true, true, null, SOURCE); // evidence: system-source
    }

    String resetKey() {
        return RandomStringUtils.secure().nextAlphanumeric(20); // evidence: system-source
    }

    String label() {
        return RandomStringUtils.randomAlphabetic(4);
    }
}
