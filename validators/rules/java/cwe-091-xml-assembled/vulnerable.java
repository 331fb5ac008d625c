import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import javax.servlet.http.*;
import org.dom4j.DocumentHelper;
import org.xml.sax.InputSource;

public class Order extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        String item = request.getParameter("item");
        String xml = "<order><item>" + item + "</item><price>10</price></order>";
        try {
            builder.parse(new InputSource(new StringReader(xml))); // finding: xml-text-parsed
            String user = String.format("<user><name>%s</name><role>guest</role></user>", request.getParameter("name"));
            DocumentHelper.parseText(user); // finding: xml-text-parsed
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        HttpRequest.newBuilder(URI.create("https://billing.example.org/"))
            .POST(HttpRequest.BodyPublishers.ofString("<?xml version=\"1.0\"?><pay><to>" + request.getParameter("to") + "</to></pay>")); // finding: xml-text-posted
    }
}
