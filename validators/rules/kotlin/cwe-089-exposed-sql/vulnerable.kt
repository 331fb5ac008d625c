import androidx.sqlite.db.SimpleSQLiteQuery
import org.jetbrains.exposed.sql.transactions.transaction

fun find(name: String) = transaction {
    exec("SELECT * FROM users WHERE name = '$name'") // finding: assembled-statement
}

fun remove(id: String) {
    transaction {
        exec("DELETE FROM orders WHERE id = " + id) // finding: assembled-statement
    }
}

fun room(dao: NotesDao, text: String) = dao.raw(SimpleSQLiteQuery("SELECT * FROM notes WHERE text LIKE '%$text%'")) // finding: assembled-query

fun drop(db: SupportSQLiteDatabase, table: String) {
    db.query(SimpleSQLiteQuery("SELECT count(*) FROM " + table)) // finding: assembled-query
}
