import android.database.sqlite.SQLiteDatabase

class LogStoreFixed(private val database: SQLiteDatabase) {
    fun linesOf(device: String): Int {
        database.rawQuery("SELECT count(*) FROM line WHERE device = ?", arrayOf(device)).use { rows ->
            rows.moveToFirst()
            return rows.getInt(0)
        }
    }
}
