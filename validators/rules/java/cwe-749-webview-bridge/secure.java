package letters;

import android.app.Activity;
import android.os.Bundle;
import android.webkit.WebSettings;
import android.webkit.WebView;

class Page extends Activity {
    void open(WebView view) {
        WebSettings settings = view.getSettings();
        settings.setAllowUniversalAccessFromFileURLs(false); // evidence: closed-settings
        settings.setJavaScriptEnabled(false); // evidence: closed-settings
        settings.setMixedContentMode(WebSettings.MIXED_CONTENT_NEVER_ALLOW); // evidence: no-plain-content
        view.loadUrl("https://letters.example/start"); // evidence: own-address
    }

    void linked(WebView view) {
        view.loadUrl("https://letters.example/read/" + getIntent().getStringExtra("number")); // evidence: own-address
    }

    void asked(WebView view) {
        view.evaluateJavascript("refresh()", null);
        view.getSettings().setJavaScriptEnabled(true);
    }

    @Override
    protected void onCreate(Bundle saved) {
        WebView.setWebContentsDebuggingEnabled(BuildConfig.DEBUG);
    }

    void pictures(Pictures pictures) {
        pictures.loadUrl(getString(R.string.picture));
    }
}
