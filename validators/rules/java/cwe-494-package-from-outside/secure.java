import android.content.Context;
import android.content.Intent;
import android.net.Uri;
import androidx.core.content.FileProvider;
import java.io.File;

public class Updater {
    private static final String TYPE = "application/vnd.android.package-archive";

    void own(Context context) {
        Intent intent = new Intent(Intent.ACTION_VIEW);
        intent.setDataAndType(FileProvider.getUriForFile(context, "org.example.files", new File(context.getCacheDir(), "app.apk")), "application/vnd.android.package-archive"); // evidence: own-file
        context.startActivity(intent);
    }

    Intent checked(Context context, File file) {
        return new Intent(Intent.ACTION_INSTALL_PACKAGE).setDataAndType(FileProvider.getUriForFile(context, "org.example.files", file), TYPE); // evidence: own-file
    }

    void again(Context context, File file, Intent intent) {
        intent.setDataAndType(FileProvider.getUriForFile(context, AUTHORITY, file), TYPE); // evidence: own-file
        intent.setFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION);
    }

    void picture(Intent intent, File file) {
        intent.setDataAndType(Uri.fromFile(file), "image/png");
    }
}
