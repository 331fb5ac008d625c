import java.io.StringReader;
import javax.servlet.http.*;
import javax.xml.stream.XMLStreamWriter;
import org.apache.commons.text.StringEscapeUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

public class Order extends HttpServlet {
    void write(HttpServletRequest request, XMLStreamWriter writer) throws Exception {
        writer.writeStartElement("item");
        writer.writeCharacters(request.getParameter("item")); // evidence: written-as-text
        writer.writeEndElement();
    }

    void tree(HttpServletRequest request, Document document) {
        Element item = document.createElement("item");
        item.setTextContent(request.getParameter("item")); // evidence: written-as-text
    }

    void escaped(HttpServletRequest request) throws Exception {
        String item = StringEscapeUtils.escapeXml11(request.getParameter("item"));
        builder.parse(new InputSource(new StringReader("<order>" + item + "</order>"))); // evidence: sanitized
    }

    void whole(HttpServletRequest request) throws Exception {
        builder.parse(new InputSource(new StringReader(request.getParameter("document"))));
        new StringReader("name: " + request.getParameter("name"));
    }
}
