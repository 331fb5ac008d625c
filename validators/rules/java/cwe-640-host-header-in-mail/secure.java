import javax.servlet.http.HttpServletRequest;
import org.springframework.mail.SimpleMailMessage;

public class Forgot {
    private static final String BASE_URL = System.getenv("BASE_URL");

    void forgot(HttpServletRequest request, String mail) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setText(BASE_URL + "/reset?token=" + tokens.create(mail)); // evidence: own-address
        sender.send(message);
        log.info("asked by way of {}", request.getServerName());
    }

    void verify(HttpServletRequest request, User user) {
        mails.sendVerificationEmail(user, settings.getPublicUrl() + "/verify/" + tokens.create(user)); // evidence: own-address
    }

    void whole(User user) {
        mails.sendPasswordReset(user.getMail(), siteUrl + "/reset"); // evidence: own-address
        mails.sendMail(user.getMail(), "hello");
    }
}
