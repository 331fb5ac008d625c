import android.content.Intent
import android.webkit.WebView

class Page(private val view: WebView) {
    fun open(intent: Intent) {
        view.settings.allowUniversalAccessFromFileURLs = true // finding: file-access
        view.addJavascriptInterface(Bridge(), "app") // finding: interface-for-pages
        val url = intent.getStringExtra("url")
        view.loadUrl(url!!) // finding: address-from-outside
    }

    fun script(text: String) {
        view.evaluateJavascript("show('$text')", null) // finding: content-from-outside
    }
}
