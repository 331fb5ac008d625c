import org.apache.commons.lang3.RandomStringUtils;

public class Invitations {
    String newToken() {
        return RandomStringUtils.randomAlphanumeric(20); // finding: predictable-in-secret-code
    }

    String resetKey() {
        return RandomStringUtils.random(20, 0, 0, true, true); // finding: predictable-in-secret-code
    }
}
