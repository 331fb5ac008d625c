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
        int pin = Integer.parseInt(request.getParameter("pin"));
        return xpath.evaluate("//badge[pin='" + pin + "']/owner", badges); // evidence
    }

    String byDoor(HttpServletRequest request) throws Exception {
        String door = request.getParameter("door");
        if (door == null || door.indexOf('\'') >= 0) {
            throw new IllegalArgumentException("no door");
        }
        return xpath.evaluate(String.format("//badge[@door='%s']", door), badges); // evidence
    }

    String byOwner(HttpServletRequest request) throws Exception {
        StringBuilder query = new StringBuilder("/badges/badge[owner='");
        query.append(request.getParameter("owner").replace("'", "")).append("']");
        return xpath.compile(query.toString()).evaluate(badges); // evidence
    }

    String all() throws Exception {
        return xpath.evaluate("//badge[@kind='any']", badges);
    }
}
