import org.springframework.jdbc.core.JdbcTemplate
import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.RequestParam
import org.springframework.web.bind.annotation.RestController

@RestController
class PartsFixed(private val jdbc: JdbcTemplate) {
    @GetMapping("/parts")
    fun parts(@RequestParam maker: String): List<Map<String, Any>> =
        jdbc.queryForList("SELECT id, name FROM part WHERE maker = ?", maker)
}
