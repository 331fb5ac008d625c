import java.io.*;
import java.util.Base64;
import javax.servlet.http.*;

class Written {
    private byte[] stored(Object value) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(kept)) {
            out.writeObject(value);
        }
        return kept.toByteArray();
    }

    Object copied(HttpServletRequest request) throws IOException, ClassNotFoundException {
        byte[] bytes = stored(request.getParameter("note"));
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject(); // evidence: sanitized
        }
    }
}
