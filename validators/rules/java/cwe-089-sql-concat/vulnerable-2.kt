import java.sql.Connection
import org.springframework.jdbc.core.JdbcTemplate

class Orders(private val jdbc: JdbcTemplate) {
    fun byName(connection: Connection, name: String) {
        connection.createStatement().executeQuery("SELECT * FROM orders WHERE name = '$name'") // finding: assembled-query
    }

    fun count(column: String): Int? =
        jdbc.queryForObject("select count($column) from orders", Int::class.java) // finding: assembled-query
}
