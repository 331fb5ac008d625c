import java.io.InputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.*;
import org.w3c.dom.Document;

class Tide {
    XMLStreamReader opened(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, true);
        return factory.createXMLStreamReader(in); // finding: doctype-allowed
    }

    Document again(InputStream in) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        for (boolean refused : new boolean[] {true, false}) {
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", refused);
        }
        return factory.newDocumentBuilder().parse(in); // finding: doctype-allowed
    }
}
