import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

public class OrderStoreFixed {
    private final Connection connection;

    public OrderStoreFixed(Connection connection) {
        this.connection = connection;
    }

    public int countFor(String customer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT count(*) FROM orders WHERE customer = ?")) {
            statement.setString(1, customer);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
