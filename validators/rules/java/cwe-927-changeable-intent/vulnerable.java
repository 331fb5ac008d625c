package letters;

import android.app.Activity;
import android.app.PendingIntent;
import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;

class Handing extends Activity {
    PendingIntent open(Context context) {
        Intent next = new Intent("letters.OPEN");
        return PendingIntent.getActivity(context, 0, next, PendingIntent.FLAG_MUTABLE | PendingIntent.FLAG_UPDATE_CURRENT); // finding: changeable-pending-intent
    }

    PendingIntent told(Context context) {
        return PendingIntent.getBroadcast(context, 7, new Intent(), 0); // finding: changeable-pending-intent
    }

    void state(String text) {
        Intent state = new Intent("letters.STATE");
        state.putExtra("text", text);
        sendStickyBroadcast(state); // finding: sticky-broadcast
    }

    void listen(BroadcastReceiver receiver) {
        registerReceiver(receiver, new IntentFilter("letters.NEW"), Context.RECEIVER_EXPORTED); // finding: receiver-for-all
    }
}
