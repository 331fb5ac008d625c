import javax.servlet.http.HttpServletRequest;
import javax.xml.xpath.XPath;
import org.w3c.dom.Document;

class Badges {
    private final XPath xpath;
    private final Document badges;

    Badges(XPath xpath, Document badges) {
        this.xpath = xpath;
        this.badges = badges;
    }

    String byPin(HttpServletRequest request) throws Exception {
        String pin = request.getParameter("pin");
        return xpath.evaluate("//badge[pin='" + pin + "']/owner", badges); // finding
    }

    String byDoor(HttpServletRequest request) throws Exception {
        String door = request.getParameter("door");
        if (door.contains("\"") || door.contains("<")) {
            return "";
        }
        return xpath.evaluate(String.format("//badge[@door='%s']", door), badges); // finding
    }

    String byOwner(HttpServletRequest request) throws Exception {
        StringBuilder query = new StringBuilder("/badges/badge[owner='");
        query.append(request.getParameter("owner").replace("\"", "")).append("']");
        return xpath.compile(query.toString()).evaluate(badges); // finding
    }
}
