import android.webkit.GeolocationPermissions;
import android.webkit.WebChromeClient;
import android.webkit.WebSettings;
import android.webkit.WebView;

public class Client extends WebChromeClient {
    @Override
    public void onGeolocationPermissionsShowPrompt(String origin, GeolocationPermissions.Callback callback) {
        callback.invoke(origin, false, false); // evidence: place-kept
    }

    void open(WebView view) {
        view.getSettings().setGeolocationEnabled(false); // evidence: place-kept
    }

    void configure(WebSettings settings) {
        settings.setGeolocationEnabled(false); // evidence: place-kept
        settings.setBuiltInZoomControls(true);
    }

    void run(Handler callback) {
        callback.invoke("done", true, 1);
    }
}
