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
            String expression = "/users/user[@id=\"" + id + "\"]";
            xp.evaluate(expression, doc); // finding: assembled-expression
            NodeList list = (NodeList) xp.compile("//book[title=\"" + id + "\"]").evaluate(doc, XPathConstants.NODESET); // finding: assembled-expression
        } catch (XPathExpressionException e) {
            response.setStatus(400);
        }
    }

    Object node(org.dom4j.Document book, String name) {
        return book.selectSingleNode(String.format("//chapter[@name=\"%s\"]", name)); // finding: assembled-expression
    }
}
