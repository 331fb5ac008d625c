import javax.servlet.http.HttpServletRequest;
import org.springframework.mail.SimpleMailMessage;

public class Forgot {
    void forgot(HttpServletRequest request, String mail) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setTo(mail);
        message.setText("https://" + request.getServerName() + "/reset?token=" + tokens.create(mail)); // finding: host-in-mail
        sender.send(message);
    }

    void verify(HttpServletRequest request, User user) {
        String link = "https://" + request.getHeader("Host") + "/verify/" + tokens.create(user);
        mails.sendVerificationEmail(user, link); // finding: host-in-mail
    }

    void whole(HttpServletRequest request, User user) {
        String page = request.getRequestURL().toString().replace("/forgot", "/reset");
        mails.sendPasswordReset(user.getMail(), page); // finding: host-in-mail
    }
}
