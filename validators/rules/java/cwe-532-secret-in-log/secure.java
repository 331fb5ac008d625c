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

class Pool {
    private static final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(Pool.class);

    void open(String name, String word) {
        java.util.Properties settings = new java.util.Properties();
        settings.setProperty("user", name);
        log.info("opened with {}", settings);
    }
}
