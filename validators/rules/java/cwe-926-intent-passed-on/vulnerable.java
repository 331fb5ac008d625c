import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

public class Router extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        Intent next = (Intent) getIntent().getParcelableExtra("next");
        startActivity(next); // finding: intent-of-another-app
        setResult(RESULT_OK, getIntent()); // finding: intent-given-back
    }

    void link(String address) throws Exception {
        startService(Intent.parseUri(address, Intent.URI_INTENT_SCHEME)); // finding: intent-of-another-app
    }

    void bundle(Bundle extras) {
        Intent inner = extras.getParcelable("inner");
        sendBroadcast(inner); // finding: intent-of-another-app
    }
}
