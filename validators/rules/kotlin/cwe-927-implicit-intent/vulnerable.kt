import android.app.Activity
import android.app.PendingIntent
import android.content.Context
import android.content.Intent

fun forward(activity: Activity, intent: Intent) {
    val next = intent.getParcelableExtra("next") as Intent
    activity.startActivity(next) // finding: intent-passed-on
}

fun alarm(context: Context, intent: Intent): PendingIntent {
    return PendingIntent.getBroadcast(context, 0, intent, 0) // finding: changeable-pending-intent
}

fun notify(context: Context, intent: Intent): PendingIntent =
    PendingIntent.getActivity(context, 1, intent, PendingIntent.FLAG_MUTABLE) // finding: changeable-pending-intent
