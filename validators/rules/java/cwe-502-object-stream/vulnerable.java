import com.fasterxml.jackson.databind.ObjectMapper;
import com.thoughtworks.xstream.XStream;
import java.beans.XMLDecoder;
import java.io.*;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Socket;
import javax.servlet.http.*;
import org.yaml.snakeyaml.Yaml;

class Receive {
    Object stream(InputStream in) throws Exception {
        ObjectInputStream ois = new ObjectInputStream(in);
        return ois.readObject(); // finding: object-stream
    }

    Object socket(Socket socket) throws Exception {
        try (ObjectInputStream ois = new ObjectInputStream(new BufferedInputStream(socket.getInputStream()))) {
            return ois.readObject(); // finding: object-stream
        }
    }

    Object beans(HttpServletRequest request) throws IOException {
        return new XMLDecoder(request.getInputStream()).readObject(); // finding: bean-xml
    }

    Object xml(String text) {
        XStream xstream = new XStream();
        return xstream.fromXML(text); // finding: xstream-any-class
    }

    Object yaml(String text) {
        return new Yaml().load(text); // finding: yaml-any-class
    }

    ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper();
        mapper.enableDefaultTyping(); // finding: type-in-json
        return mapper;
    }

    Object message(DatagramSocket socket) throws IOException, ClassNotFoundException {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        socket.receive(packet);
        ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(packet.getData(), 0, packet.getLength()));
        return in.readObject(); // finding: object-stream
    }

    private static ObjectInputFilter.Status counted(ObjectInputFilter.FilterInfo seen) {
        if (seen.references() > 500) {
            return ObjectInputFilter.Status.UNDECIDED;
        }
        return ObjectInputFilter.Status.ALLOWED;
    }

    Object own(InputStream in) throws Exception {
        ObjectInputStream parts = new ObjectInputStream(in);
        parts.setObjectInputFilter(Receive::counted);
        return parts.readObject(); // finding: object-stream
    }

    Object listed(InputStream in) throws Exception {
        ObjectInputStream parts = new ObjectInputStream(in);
        parts.setObjectInputFilter(ObjectInputFilter.rejectFilter(one -> one == Process.class, ObjectInputFilter.Status.UNDECIDED));
        return parts.readObject(); // finding: object-stream
    }

    private static final java.util.Set<Class<?>> NAMED = java.util.Set.of(Integer.class, String.class);

    Object undecided(InputStream in) throws Exception {
        ObjectInputStream parts = new ObjectInputStream(in);
        parts.setObjectInputFilter(seen -> {
            if (seen.depth() > 8) {
                return ObjectInputFilter.Status.REJECTED;
            }
            return NAMED.contains(seen.serialClass()) ? ObjectInputFilter.Status.ALLOWED : ObjectInputFilter.Status.UNDECIDED;
        });
        return parts.readObject(); // finding: object-stream
    }
}
