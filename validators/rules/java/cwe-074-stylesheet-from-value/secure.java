import java.io.StringReader;
import javax.servlet.http.*;
import javax.xml.XMLConstants;
import javax.xml.transform.*;
import javax.xml.transform.stream.*;

public class Render extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        try {
            TransformerFactory factory = TransformerFactory.newInstance();
            Transformer transformer = factory.newTransformer(new StreamSource(Render.class.getResourceAsStream("/report.xsl"))); // evidence: own-stylesheet
            transformer.transform(new StreamSource(new StringReader(request.getParameter("xml"))), new StreamResult(response.getWriter()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @PostMapping("/templates")
    public Templates compile(@RequestBody String body) throws TransformerException {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newTemplates(new StreamSource(new StringReader(body))); // evidence: closed-processor
    }

    void chosen(HttpServletRequest request) throws TransformerException {
        String name = request.getParameter("sheet");
        TransformerFactory tf = TransformerFactory.newInstance();
        if (!ALLOWED_SHEETS.contains(name)) {
            return;
        }
        tf.newTransformer(new StreamSource(name)); // evidence: guarded
    }

    Transformer plain() throws TransformerException {
        return TransformerFactory.newInstance().newTransformer();
    }
}
