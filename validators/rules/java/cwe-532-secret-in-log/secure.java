import org.slf4j.*;

class Login {
    private static final Logger log = LoggerFactory.getLogger(Login.class);

    void login(String user, String password) {
        log.info("login of {}", user);
        log.debug("password {}", mask(password)); // evidence: masked
        log.info("token " + redact(user)); // evidence: masked
        log.trace("secret {}", Masks.maskAll(password)); // evidence: masked
        log.warn("wrong password");
    }
}
