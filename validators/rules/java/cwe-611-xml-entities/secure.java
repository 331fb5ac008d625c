import java.io.*;
import javax.xml.XMLConstants;
import javax.xml.parsers.*;
import javax.xml.stream.*;
import javax.xml.transform.*;
import org.w3c.dom.Document;
import org.xml.sax.XMLReader;

class Load {
    Document dom(InputStream in) throws Exception {
        DocumentBuilderFactory dbf = DocumentBuilderFactory.newInstance();
        dbf.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = dbf.newDocumentBuilder();
        return builder.parse(in); // evidence: doctype-refused
    }

    void sax(InputStream in) throws Exception {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        XMLReader reader = factory.newSAXParser().getXMLReader();
        reader.parse(new org.xml.sax.InputSource(in)); // evidence: doctype-refused
    }

    XMLStreamReader stax(Reader in) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        return factory.createXMLStreamReader(in); // evidence: doctype-refused
    }

    Transformer style(Source source) throws Exception {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
        return factory.newTransformer(source); // evidence: doctype-refused
    }

    // Nothing is parsed.
    Document fresh() throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
    }

    String write(Document doc) throws Exception {
        Transformer out = TransformerFactory.newInstance().newTransformer();
        return out.toString();
    }

    Document made(DocumentBuilder builder, InputStream in) throws Exception {
        return builder.parse(in); // unjudged
    }

    Document resolved(InputStream in) throws Exception {
        DocumentBuilder own = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        own.setEntityResolver((name, place) -> new org.xml.sax.InputSource(new StringReader("")));
        return own.parse(in); // evidence: doctype-refused
    }

    // Which documents the resolver leaves to the parser is not told here.
    Document perhaps(InputStream in, org.xml.sax.InputSource local) throws Exception {
        DocumentBuilder own = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        own.setEntityResolver((name, place) -> place == null ? null : local);
        return own.parse(in);
    }
}
