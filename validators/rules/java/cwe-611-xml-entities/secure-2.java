import java.io.InputStream;
import org.dom4j.Document;
import org.dom4j.io.SAXReader;

public class Reader {
    Document read(InputStream in) throws Exception {
        SAXReader reader = SAXReader.createDefault();
        reader.setEncoding("UTF-8");
        return reader.read(in); // evidence: doctype-refused
    }
}
