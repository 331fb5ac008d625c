import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.servlet.http.*;

public class Settings extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        System.setProperty("javax.net.ssl.trustStore", request.getParameter("store")); // finding: property-from-request
        System.setProperty(request.getParameter("key"), "1"); // finding: property-from-request
    }

    void open(HttpServletRequest request) throws SQLException {
        String url = "jdbc:mysql://" + request.getParameter("host") + "/shop";
        Connection connection = DriverManager.getConnection(url, USER, PASSWORD); // finding: connection-from-request
        connection.setCatalog(request.getParameter("catalog")); // finding: catalog-from-request
    }
}
