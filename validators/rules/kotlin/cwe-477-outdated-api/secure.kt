package app

import android.os.Handler
import android.os.Looper
import java.util.Locale
import kotlinx.coroutines.launch

fun code(text: String): String {
    return text.uppercase() // evidence: present-function
}

fun title(name: String): String {
    return name.replaceFirstChar { it.titlecase(Locale.ROOT) } // evidence: present-function
}

fun total(rows: List<Row>): Int {
    return rows.sumOf { it.price } // evidence: present-function
}

fun later(work: () -> Unit) {
    Handler(Looper.getMainLooper()).postDelayed(work, 500) // evidence: present-function
}

fun lower(text: String): String {
    return text.lowercase(Locale.ROOT) // evidence: present-function
}

fun raise(fund: Fund, amount: Int) {
    fund.capitalize(amount)
}
