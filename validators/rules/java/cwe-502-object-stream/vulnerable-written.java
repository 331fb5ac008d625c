import java.io.*;
import java.util.Base64;
import javax.servlet.http.*;

class Written {
    Object copied(HttpServletRequest request) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        kept.write(Base64.getDecoder().decode(request.getParameter("note")));
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(kept.toByteArray()))) {
            return in.readObject(); // finding
        }
    }
}
