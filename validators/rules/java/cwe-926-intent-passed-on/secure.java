import android.app.Activity;
import android.content.Context;
import android.content.Intent;
import android.os.Bundle;

public class Router extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        startActivity(new Intent(this, HomeActivity.class)); // evidence: own-component
        Intent answer = new Intent();
        answer.putExtra("id", 3);
        setResult(RESULT_OK, answer);
    }

    void sync(Context context) {
        context.startService(new Intent(context, SyncService.class)); // evidence: own-component
        bindService(new Intent(getApplicationContext(), SyncService.class), connection, 0); // evidence: own-component
    }

    void view(Intent given) {
        Intent open = new Intent(this, NoteActivity.class);
        open.putExtra("id", given.getIntExtra("id", 0));
        startActivity(open);
    }
}
