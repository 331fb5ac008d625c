package app;

import java.net.URLDecoder;
import java.util.Date;
import sun.misc.BASE64Encoder; // finding: removed-class
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter; // finding: removed-class

public class Vulnerable {
    private Thread worker;

    void halt() {
        worker.stop(); // finding: thread-stopped-by-force
        Thread other = new Thread(this::run);
        other.suspend(); // finding: thread-stopped-by-force
    }

    void run() {
        System.setSecurityManager(null); // finding: security-manager
    }

    @Override // finding: finaliser
    protected void finalize() throws Throwable {
        close();
    }

    Integer count(String text) {
        return new Integer(text); // finding: number-constructor
    }

    Date due(int year) {
        Date at = new Date(year - 1900, 0, 1); // finding: date-of-old
        at.setHours(12); // finding: date-of-old
        return at;
    }

    Object made(Class<?> kind) throws Exception {
        return kind.newInstance(); // finding: given-up-function
    }

    String plain(String text) {
        return URLDecoder.decode(text); // finding: given-up-function
    }

    String coded(byte[] raw) {
        return new BASE64Encoder().encode(raw);
    }
}
