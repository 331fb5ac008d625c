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
        return PendingIntent.getActivity(context, 0, next, PendingIntent.FLAG_IMMUTABLE | PendingIntent.FLAG_UPDATE_CURRENT); // evidence: immutable-pending-intent
    }

    // An answer is to be filled in, and only the own class gets it.
    PendingIntent answer(Context context) {
        Intent next = new Intent(context, Answer.class);
        return PendingIntent.getBroadcast(context, 7, next, PendingIntent.FLAG_MUTABLE);
    }

    void state(String text) {
        Intent state = new Intent("letters.STATE");
        state.putExtra("text", text);
        sendBroadcast(state, "letters.permission.STATE"); // evidence: permission-asked
    }

    void listen(BroadcastReceiver receiver) {
        registerReceiver(receiver, new IntentFilter("letters.NEW"), Context.RECEIVER_NOT_EXPORTED); // evidence: own-receiver
    }

    void system(BroadcastReceiver receiver) {
        registerReceiver(receiver, new IntentFilter(Intent.ACTION_BATTERY_LOW));
    }
}
