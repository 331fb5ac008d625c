package app

import android.os.AsyncTask // finding: given-up-library
import android.os.Handler
import kotlinx.android.synthetic.main.activity_main.title // finding: given-up-library

class Load : AsyncTask<String, Int, String>() {
    override fun doInBackground(vararg names: String): String {
        return names[0].toLowerCase() // finding: letters-by-machine
    }
}

fun code(text: String): String {
    val first = text.toUpperCase() // finding: letters-by-machine
    return first.capitalize() // finding: letters-by-machine
}

fun total(rows: List<Row>): Int {
    return rows.sumBy { it.price } // finding: given-up-function
}

fun later(work: () -> Unit) {
    Handler().postDelayed(work, 500) // finding: given-up-function
}
