package safe

import android.content.ClipData
import android.content.ClipboardManager
import androidx.compose.ui.text.AnnotatedString

fun copy(manager: ClipboardManager, wallet: Wallet) {
    manager.setPrimaryClip(ClipData.newPlainText("words", wallet.seedPhrase)) // finding: secret-for-all-apps
}

@Composable
fun Key(apiKey: String) {
    val clipboard = LocalClipboardManager.current
    Button(onClick = { clipboard.setText(AnnotatedString(apiKey)) }) // finding: secret-for-all-apps
}
