import com.fasterxml.jackson.databind.ObjectMapper;
import com.thoughtworks.xstream.XStream;
import java.io.*;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class Receive implements Serializable {
    private String name;

    Object stream(InputStream in) throws Exception {
        ObjectInputStream ois = new ObjectInputStream(in);
        ois.setObjectInputFilter(ObjectInputFilter.Config.createFilter("com.example.*;!*"));
        return ois.readObject(); // evidence: filtered-stream
    }

    Object xml(String text) {
        XStream xstream = new XStream();
        xstream.allowTypes(new Class[] {Receive.class});
        return xstream.fromXML(text); // evidence: limited-types
    }

    Object yaml(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text); // evidence: limited-types
    }

    Receive json(String text) throws IOException {
        return new ObjectMapper().readValue(text, Receive.class); // evidence: plain-data
    }

    private static ObjectInputFilter.Status known(ObjectInputFilter.FilterInfo seen) {
        if (seen.serialClass() == null || seen.serialClass() == Receive.class) {
            return ObjectInputFilter.Status.ALLOWED;
        }
        return ObjectInputFilter.Status.REJECTED;
    }

    Object own(InputStream in) throws Exception {
        ObjectInputStream parts = new ObjectInputStream(in);
        parts.setObjectInputFilter(Receive::known);
        return parts.readObject(); // evidence: filtered-stream
    }

    Object listed(InputStream in) throws Exception {
        ObjectInputStream parts = new ObjectInputStream(in);
        parts.setObjectInputFilter(ObjectInputFilter.allowFilter(one -> one == Receive.class, ObjectInputFilter.Status.REJECTED));
        return parts.readObject(); // evidence: filtered-stream
    }

    // How this class reads its own fields.
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        name = (String) in.readObject();
    }

    private static final java.util.Set<Class<?>> NAMED = java.util.Set.of(Integer.class, String.class);

    Object decided(InputStream in) throws Exception {
        ObjectInputStream parts = new ObjectInputStream(in);
        parts.setObjectInputFilter(seen -> {
            Class<?> type = seen.serialClass();
            if (type == null) {
                return ObjectInputFilter.Status.UNDECIDED;
            }
            return NAMED.contains(type) ? ObjectInputFilter.Status.ALLOWED : ObjectInputFilter.Status.REJECTED;
        });
        return parts.readObject(); // evidence: filtered-stream
    }
}
