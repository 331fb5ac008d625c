import java.sql.*;

class Berths {
    ResultSet byLength(Statement statement, String metres) throws SQLException {
        String plain = metres.replaceAll("[^A-Za-z0-9= ]", "");
        return statement.executeQuery("SELECT name FROM berth WHERE length > " + plain); // finding: stripped-unquoted
    }

    int drop(Statement statement, String berth) throws SQLException {
        String plain = berth.replaceAll("[^\\w ]", "");
        return statement.executeUpdate("DELETE FROM berth WHERE id = " + plain + " AND free = 1"); // finding: stripped-unquoted
    }

    PreparedStatement sorted(Connection connection, String column) throws SQLException {
        return connection.prepareStatement("SELECT * FROM berth ORDER BY " + column.replaceAll("['\\\\;]", "")); // finding: stripped-unquoted
    }
}
