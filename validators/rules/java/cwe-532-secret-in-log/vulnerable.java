import org.slf4j.*;

class Login {
    private static final Logger log = LoggerFactory.getLogger(Login.class);

    void login(String user, String password, Account account) {
        log.info("login of " + user + " with " + password); // finding: secret-in-log
        log.debug("password {}", password); // finding: secret-in-log
        System.out.println("key " + account.getApiKey()); // finding: secret-in-log
    }
}

class Pool {
    private static final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(Pool.class);

    void open(String name, String word) {
        java.util.Properties settings = new java.util.Properties();
        settings.setProperty("user", name);
        settings.setProperty("password", word);
        log.info("opened with {}", settings); // finding: secret-among-settings
    }
}
