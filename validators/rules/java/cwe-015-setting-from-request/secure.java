import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import javax.servlet.http.*;

public class Settings extends HttpServlet {
    private static final Map<String, String> ALLOWED_CATALOGS = Map.of("eu", "shop_eu", "us", "shop_us");

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        System.setProperty("java.awt.headless", "true"); // evidence: own-setting
        String zone = request.getParameter("zone");
        if (ALLOWED_ZONES.contains(zone)) {
            System.setProperty("user.timezone", zone); // evidence: guarded
        }
        System.setProperty("shop.page", Integer.toString(Integer.parseInt(request.getParameter("page")))); // evidence: sanitized
    }

    void open(HttpServletRequest request) throws SQLException {
        Connection connection = DriverManager.getConnection(URL, USER, PASSWORD);
        connection.setCatalog("shop"); // evidence: own-setting
        request.setAttribute("catalog", request.getParameter("catalog"));
    }
}
