import android.content.Intent
import android.webkit.WebView

class Page(private val view: WebView) {
    fun open(intent: Intent) {
        view.settings.javaScriptEnabled = false // evidence: closed-settings
        view.settings.apply {
            allowFileAccess = false // evidence: closed-settings
        }
        view.loadUrl("https://shop.example.com/help") // evidence: own-address
        val id = intent.getStringExtra("id")
        view.loadUrl("https://shop.example.com/items/$id") // evidence: own-address
    }
}
