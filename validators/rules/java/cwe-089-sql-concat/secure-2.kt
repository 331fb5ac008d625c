import java.sql.Connection
import org.springframework.jdbc.core.JdbcTemplate

class Orders(private val jdbc: JdbcTemplate) {
    fun byName(connection: Connection, name: String) {
        connection.prepareStatement("SELECT * FROM orders WHERE name = ?").use { it.setString(1, name) } // evidence: bound-parameters
    }

    fun names(city: String): List<String> =
        jdbc.queryForList("select name from orders where city = ?", String::class.java, city) // evidence: bound-parameters

    fun page(connection: Connection, page: Int) {
        connection.createStatement().executeQuery("SELECT * FROM orders LIMIT 10 OFFSET $page") // evidence: sanitized
    }
}
