import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;
import androidx.core.content.ContextCompat;

public class Receivers {
    void closed(Context context, BroadcastReceiver receiver) {
        context.registerReceiver(receiver, new IntentFilter("org.example.WIPE"), Context.RECEIVER_NOT_EXPORTED); // evidence: closed-receiver
    }

    void compat(Context context, BroadcastReceiver receiver, IntentFilter filter) {
        ContextCompat.registerReceiver(context, receiver, filter, ContextCompat.RECEIVER_NOT_EXPORTED); // evidence: closed-receiver
    }

    void system(Context context, BroadcastReceiver receiver) {
        context.registerReceiver(receiver, new IntentFilter(Intent.ACTION_SCREEN_OFF));
    }

    void inside(LocalBroadcastManager manager, BroadcastReceiver receiver) {
        manager.registerReceiver(receiver, new IntentFilter("org.example.LOADED"));
    }
}

class Boot extends BroadcastReceiver {
    @Override // evidence: action-checked
    public void onReceive(Context context, Intent intent) {
        if (Intent.ACTION_BOOT_COMPLETED.equals(intent.getAction())) {
            store.deleteAll();
        }
    }
}
