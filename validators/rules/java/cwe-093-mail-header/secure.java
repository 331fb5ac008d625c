import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeUtility;
import javax.servlet.http.*;

public class Contact extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws java.io.UnsupportedEncodingException {
        try {
            MimeMessage message = new MimeMessage(session);
            message.setSubject("A question"); // evidence: own-header
            message.addHeader("Reply-To", request.getParameter("mail").replaceAll("[\\r\\n]", "")); // evidence: sanitized
            String subject = request.getParameter("subject");
            message.setSubject(MimeUtility.encodeText(subject)); // evidence: sanitized
            if (!subject.contains("\n") && !subject.contains("\r")) {
                message.setSubject(subject); // evidence: guarded
            }
            message.setText(request.getParameter("text"));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
