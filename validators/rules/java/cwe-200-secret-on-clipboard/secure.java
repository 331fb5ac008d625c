package safe;

import android.content.ClipData;
import android.content.ClipDescription;
import android.content.ClipboardManager;
import android.os.PersistableBundle;

class Copying {
    void copy(ClipboardManager board, Entry entry) {
        ClipData clip = ClipData.newPlainText("entry", entry.getPassword());
        PersistableBundle extras = new PersistableBundle();
        extras.putBoolean(ClipDescription.EXTRA_IS_SENSITIVE, true);
        clip.getDescription().setExtras(extras);
        board.setPrimaryClip(clip); // evidence: told-as-sensitive
    }

    void again(ClipboardManager board, String pinCode) {
        ClipData clip = ClipData.newPlainText("text", pinCode);
        clip.getDescription().setExtras(Sensitive.bundle());
        board.setPrimaryClip(clip);
    }

    void token(ClipboardManager board, Account account) {
        ClipData clip = ClipData.newPlainText("token", account.text());
        PersistableBundle extras = new PersistableBundle(1);
        extras.putBoolean("android.content.extra.IS_SENSITIVE", true);
        clip.getDescription().setExtras(extras);
        board.setPrimaryClip(clip); // evidence: told-as-sensitive
    }

    void later(ClipboardManager board) {
        board.clearPrimaryClip();
    }

    void name(ClipboardManager board, Entry entry) {
        board.setPrimaryClip(ClipData.newPlainText("name", entry.getName()));
    }

    void hint(ClipboardManager board) {
        board.setPrimaryClip(ClipData.newPlainText("hint", "choose a good password"));
    }
}
