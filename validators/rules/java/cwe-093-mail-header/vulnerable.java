import javax.mail.Message;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import javax.servlet.http.*;

public class Contact extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        try {
            MimeMessage message = new MimeMessage(session);
            message.setSubject("Contact: " + request.getParameter("subject")); // finding: value-in-subject
            message.addHeader("Reply-To", request.getParameter("mail")); // finding: value-in-mail-header
            Message copy = new MimeMessage(session);
            copy.setHeader(request.getParameter("name"), "1"); // finding: value-in-mail-header
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
