import java.io.StringReader;
import javax.servlet.http.*;
import javax.xml.transform.*;
import javax.xml.transform.stream.*;

public class Render extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        try {
            TransformerFactory factory = TransformerFactory.newInstance();
            Source sheet = new StreamSource(new StringReader(request.getParameter("xsl")));
            Transformer transformer = factory.newTransformer(sheet); // finding: stylesheet-from-request
            transformer.transform(new StreamSource("report.xml"), new StreamResult(response.getWriter()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @PostMapping("/templates")
    public Templates compile(@RequestBody String body) throws TransformerException {
        return TransformerFactory.newInstance().newTemplates(new StreamSource(new StringReader(body))); // finding: stylesheet-from-request
    }

    void byAddress(HttpServletRequest request) throws TransformerException {
        String address = request.getParameter("sheet");
        TransformerFactory tf = TransformerFactory.newInstance();
        tf.newTransformer(new StreamSource(address)); // finding: stylesheet-from-request
    }
}
