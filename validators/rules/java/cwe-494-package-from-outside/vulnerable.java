import android.content.Context;
import android.content.Intent;
import android.net.Uri;
import android.os.Environment;
import java.io.File;

public class Updater {
    void fromCard(Context context) {
        Intent intent = new Intent(Intent.ACTION_VIEW);
        intent.setDataAndType(Uri.fromFile(new File(Environment.getExternalStorageDirectory(), "app.apk")), "application/vnd.android.package-archive"); // finding: package-of-shared-storage
        context.startActivity(intent);
    }

    void fromAddress(Context context, String url) {
        context.startActivity(new Intent(Intent.ACTION_INSTALL_PACKAGE).setDataAndType(Uri.parse(url), "application/vnd.android.package-archive")); // finding: package-of-shared-storage
    }

    private static final String TYPE = "application/vnd.android.package-archive";

    Intent plain() {
        Intent intent = new Intent(Intent.ACTION_VIEW);
        intent.setDataAndType(Uri.parse("http://updates.example.org/app.apk"), TYPE); // finding: package-of-shared-storage
        return intent;
    }
}
