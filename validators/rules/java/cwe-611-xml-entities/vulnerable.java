import java.io.*;
import javax.xml.parsers.*;
import javax.xml.stream.*;
import javax.xml.transform.*;
import org.w3c.dom.Document;
import org.xml.sax.XMLReader;

class Load {
    Document dom(InputStream in) throws Exception {
        DocumentBuilderFactory dbf = DocumentBuilderFactory.newInstance();
        dbf.setNamespaceAware(true);
        dbf.setExpandEntityReferences(false);
        return dbf.newDocumentBuilder().parse(in); // finding: doctype-allowed
    }

    void sax(InputStream in, org.xml.sax.helpers.DefaultHandler handler) throws Exception {
        SAXParser parser = SAXParserFactory.newInstance().newSAXParser();
        parser.parse(in, handler); // finding: doctype-allowed
        XMLReader reader = parser.getXMLReader();
        reader.setFeature("http://xml.org/sax/features/validation", true);
        reader.parse(new org.xml.sax.InputSource(in)); // finding: doctype-allowed
    }

    XMLStreamReader stax(Reader in) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        return factory.createXMLStreamReader(in); // finding: doctype-allowed
    }

    Transformer style(Source source) throws Exception {
        return TransformerFactory.newInstance().newTransformer(source); // finding: doctype-allowed
    }

    Object dom4j(InputStream in) throws Exception {
        return new org.dom4j.io.SAXReader().read(in); // finding: doctype-allowed
    }

    Document resolved(InputStream in) throws Exception {
        DocumentBuilder own = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        own.setEntityResolver((name, place) -> null);
        return own.parse(in); // finding: doctype-allowed
    }

    Document taken(InputStream in) throws Exception {
        DocumentBuilder own = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        own.setEntityResolver(null);
        return own.parse(in); // finding: doctype-allowed
    }
}
