import android.app.Activity;
import android.content.ContentResolver;
import android.content.Intent;
import android.net.Uri;

public class Import extends Activity {
    void load() throws Exception {
        Uri address = getIntent().getData();
        getContentResolver().openInputStream(address); // finding: address-of-another-app
    }

    void share(Intent intent, ContentResolver resolver) throws Exception {
        Uri stream = (Uri) intent.getParcelableExtra(Intent.EXTRA_STREAM);
        resolver.openFileDescriptor(stream, "r"); // finding: address-of-another-app
    }

    void text(Intent intent) throws Exception {
        getContentResolver().openOutputStream(Uri.parse(intent.getStringExtra("target"))); // finding: address-of-another-app
    }
}
