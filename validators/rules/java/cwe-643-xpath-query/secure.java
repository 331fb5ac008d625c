import javax.servlet.http.*;
import javax.xml.xpath.*;
import org.w3c.dom.*;

public class Find extends HttpServlet {
    private Document doc;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String id = request.getParameter("id");
        try {
            XPath xp = XPathFactory.newInstance().newXPath();
            xp.setXPathVariableResolver(name -> id); // evidence: bound-variable
            xp.evaluate("/users/user[@id=$id]", doc); // evidence: constant-expression
            if (id.matches("\\d{1,9}")) {
                xp.evaluate("/users/user[@id=\"" + id + "\"]", doc); // evidence: guarded
            }
        } catch (XPathExpressionException e) {
            response.setStatus(400);
        }
    }

    Object node(org.dom4j.Document book, String number) {
        return book.selectSingleNode("//chapter[" + Integer.parseInt(number) + "]"); // evidence: sanitized
    }

    java.util.regex.Pattern pattern(String text) {
        return java.util.regex.Pattern.compile(java.util.regex.Pattern.quote(text));
    }
}
