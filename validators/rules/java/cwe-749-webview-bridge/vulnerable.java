package letters;

import android.app.Activity;
import android.os.Bundle;
import android.webkit.WebSettings;
import android.webkit.WebView;

class Page extends Activity {
    void open(WebView view) {
        WebSettings settings = view.getSettings();
        settings.setAllowUniversalAccessFromFileURLs(true); // finding: file-access
        settings.setMixedContentMode(WebSettings.MIXED_CONTENT_ALWAYS_ALLOW); // finding: plain-content
        view.addJavascriptInterface(new Bridge(this), "bridge"); // finding: interface-for-pages
        view.loadUrl("https://letters.example/start"); // evidence: own-address
    }

    void linked(WebView view) {
        String address = getIntent().getStringExtra("address");
        view.loadUrl(address); // finding: address-from-outside
    }

    void run(WebView view) {
        view.evaluateJavascript("show('" + getIntent().getStringExtra("name") + "')", null); // finding: content-from-outside
    }

    void host(WebView view) {
        view.loadUrl("https://" + getIntent().getDataString() + "/start"); // finding: address-from-outside
    }

    @Override
    protected void onCreate(Bundle saved) {
        WebView.setWebContentsDebuggingEnabled(true); // finding: debuggable
    }
}
