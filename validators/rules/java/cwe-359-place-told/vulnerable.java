import android.webkit.GeolocationPermissions;
import android.webkit.WebChromeClient;
import android.webkit.WebSettings;
import android.webkit.WebView;

public class Client extends WebChromeClient {
    @Override
    public void onGeolocationPermissionsShowPrompt(String origin, GeolocationPermissions.Callback callback) {
        callback.invoke(origin, true, false); // finding: place-for-all
    }

    void open(WebView view) {
        view.getSettings().setGeolocationEnabled(true); // finding: place-switched-on
    }

    void configure(WebSettings settings) {
        boolean place = true;
        settings.setGeolocationEnabled(place); // finding: place-switched-on
    }
}
