import org.slf4j.*;

class Login {
    private static final Logger log = LoggerFactory.getLogger(Login.class);

    void login(String user, String password, Account account) {
        log.info("login of " + user + " with " + password); // finding: secret-in-log
        log.debug("password {}", password); // finding: secret-in-log
        System.out.println("key " + account.getApiKey()); // finding: secret-in-log
    }
}
