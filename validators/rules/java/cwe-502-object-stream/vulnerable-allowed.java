import java.io.*;

class Allowed {
    Object read(InputStream from) throws Exception {
        ObjectInputStream in = new ObjectInputStream(from);
        in.setObjectInputFilter(info -> ObjectInputFilter.Status.ALLOWED);
        return in.readObject(); // finding
    }
}
