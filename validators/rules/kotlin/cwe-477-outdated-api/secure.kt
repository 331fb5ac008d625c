package app

import android.os.Handler
import android.os.Looper
import java.util.Locale
import kotlinx.coroutines.launch

fun code(text: String): String {
    return text.uppercase()
}

fun title(name: String): String {
    return name.replaceFirstChar { it.titlecase(Locale.ROOT) }
}

fun total(rows: List<Row>): Int {
    return rows.sumOf { it.price }
}

fun later(work: () -> Unit) {
    Handler(Looper.getMainLooper()).postDelayed(work, 500)
}

fun lower(text: String): String {
    return text.lowercase(Locale.ROOT)
}

fun raise(fund: Fund, amount: Int) {
    fund.capitalize(amount)
}
