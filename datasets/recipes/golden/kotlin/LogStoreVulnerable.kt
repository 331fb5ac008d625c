import android.database.sqlite.SQLiteDatabase

class LogStoreVulnerable(private val database: SQLiteDatabase) {
    fun linesOf(device: String): Int {
        database.rawQuery("SELECT count(*) FROM line WHERE device = '$device'", null).use { rows ->
            rows.moveToFirst()
            return rows.getInt(0)
        }
    }
}
