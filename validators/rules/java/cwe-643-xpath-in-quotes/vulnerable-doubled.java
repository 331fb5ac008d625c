import javax.servlet.http.*;
import javax.xml.xpath.*;

class Doubled {
    void find(HttpServletRequest request, Object doc) throws Exception {
        String name = request.getParameter("name");
        XPath path = XPathFactory.newInstance().newXPath();
        path.evaluate("//user[@name='" + name.replace("'", "\\'") + "']", doc); // finding
        path.evaluate("//user[@name='" + name.replace("'", "''") + "']", doc); // finding
        path.evaluate("//user[@name='" + name.replace("x", "'") + "']", doc); // finding
    }
}
