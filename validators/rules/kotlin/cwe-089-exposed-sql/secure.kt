import androidx.sqlite.db.SimpleSQLiteQuery
import org.jetbrains.exposed.sql.*
import org.jetbrains.exposed.sql.transactions.transaction

fun find(name: String) = transaction {
    exec("SELECT * FROM users WHERE name = ?", listOf(VarCharColumnType() to name)) // evidence: bound-arguments
}

fun dsl(name: String) = transaction {
    Users.select { Users.name eq name }.toList()
}

fun room(dao: NotesDao, text: String) = dao.raw(SimpleSQLiteQuery("SELECT * FROM notes WHERE text LIKE ?", arrayOf("%$text%"))) // evidence: bound-arguments

fun mark(id: String) = transaction {
    exec("UPDATE notes SET done = 1 WHERE id = ?", listOf(VarCharColumnType() to id)) // evidence: bound-arguments
}

fun table() = transaction {
    exec("CREATE TABLE notes (id INT)")
}
