import java.sql.*;

class Berths {
    ResultSet byName(Statement statement, String name) throws SQLException {
        String plain = name.replaceAll("[^A-Za-z0-9 ]", "");
        return statement.executeQuery("SELECT name FROM berth WHERE name = '" + plain + "'");
    }

    ResultSet byLength(Statement statement, String metres) throws SQLException {
        return statement.executeQuery("SELECT name FROM berth WHERE length > " + Integer.parseInt(metres.replaceAll("[^0-9]", ""))); // evidence: sanitized
    }

    int drop(Statement statement, String berth) throws SQLException {
        return statement.executeUpdate("DELETE FROM berth WHERE id = " + Long.parseLong(berth.replaceAll("[^0-9]", ""))); // evidence: sanitized
    }

    PreparedStatement sorted(Connection connection, String given) throws SQLException {
        String column = given.replaceAll("['\\\\]", "");
        if (!column.matches("[a-z_]+")) {
            throw new SQLException("no such column");
        }
        return connection.prepareStatement("SELECT * FROM berth ORDER BY " + column); // evidence: guarded
    }
}
