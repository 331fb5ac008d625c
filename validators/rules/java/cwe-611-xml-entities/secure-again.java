import java.io.InputStream;
import javax.xml.stream.*;

class Tide {
    XMLStreamReader closed(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        for (boolean on : new boolean[] {true, false}) {
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, on);
        }
        return factory.createXMLStreamReader(in); // evidence: doctype-refused
    }
}
