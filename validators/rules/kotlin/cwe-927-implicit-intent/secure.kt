import android.app.PendingIntent
import android.content.Context
import android.content.Intent

fun own(context: Context) {
    val intent = Intent(context, Settings::class.java) // evidence: explicit-intent
    context.startActivity(intent)
}

fun alarm(context: Context, intent: Intent): PendingIntent =
    PendingIntent.getBroadcast(context, 0, intent, PendingIntent.FLAG_IMMUTABLE) // evidence: immutable-pending-intent

fun both(context: Context, intent: Intent): PendingIntent {
    val flags = 0
    return PendingIntent.getActivity(context, 1, intent, PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT) // evidence: immutable-pending-intent
}
