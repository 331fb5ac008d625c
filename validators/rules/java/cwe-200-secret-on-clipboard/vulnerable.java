package safe;

import android.content.ClipData;
import android.content.ClipboardManager;
import android.content.Context;

class Copying {
    void copy(Context context, Entry entry) {
        ClipboardManager board = (ClipboardManager) context.getSystemService(Context.CLIPBOARD_SERVICE);
        ClipData clip = ClipData.newPlainText("entry", entry.getPassword());
        board.setPrimaryClip(clip); // finding: secret-for-all-apps
    }

    void code(ClipboardManager board, String text) {
        board.setPrimaryClip(ClipData.newPlainText("otp", text)); // finding: secret-for-all-apps
    }
}
