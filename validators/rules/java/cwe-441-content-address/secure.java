import android.app.Activity;
import android.content.ContentResolver;
import android.content.Intent;
import android.net.Uri;

public class Import extends Activity {
    void load() throws Exception {
        getContentResolver().openInputStream(Uri.parse("content://org.example.notes/all")); // evidence: own-address
    }

    void share(Intent intent, ContentResolver resolver) throws Exception {
        Uri stream = (Uri) intent.getParcelableExtra(Intent.EXTRA_STREAM);
        if (isAllowedAddress(stream)) {
            resolver.openFileDescriptor(stream, "r"); // evidence: guarded
        }
        resolver.openFileDescriptor(NOTES, "r"); // evidence: own-address
    }

    void title(Intent intent, Assets assets) throws Exception {
        setTitle(intent.getStringExtra("title"));
        assets.openInputStream(intent.getStringExtra("name"));
    }
}
