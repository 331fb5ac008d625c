import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

public class OrderStoreVulnerable {
    private final Connection connection;

    public OrderStoreVulnerable(Connection connection) {
        this.connection = connection;
    }

    public int countFor(String customer) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM orders WHERE customer = '" + customer + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
