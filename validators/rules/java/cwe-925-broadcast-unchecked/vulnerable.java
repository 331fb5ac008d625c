import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;

public class Receivers {
    void open(Context context, BroadcastReceiver receiver) {
        context.registerReceiver(receiver, new IntentFilter("org.example.WIPE")); // finding: open-receiver
    }

    void exported(Context context, BroadcastReceiver receiver, IntentFilter filter) {
        context.registerReceiver(receiver, filter, Context.RECEIVER_EXPORTED); // finding: open-receiver
    }
}

class Boot extends BroadcastReceiver {
    @Override // finding: action-unchecked
    public void onReceive(Context context, Intent intent) {
        store.deleteAll();
    }
}
