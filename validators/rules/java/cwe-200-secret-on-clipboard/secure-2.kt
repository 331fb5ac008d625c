package safe

import android.content.ClipData
import android.content.ClipDescription
import android.content.ClipboardManager
import android.os.PersistableBundle

fun copy(manager: ClipboardManager, wallet: Wallet) {
    val clip = ClipData.newPlainText("words", wallet.seedPhrase)
    val extras = PersistableBundle()
    extras.putBoolean(ClipDescription.EXTRA_IS_SENSITIVE, true)
    clip.description.setExtras(extras)
    manager.setPrimaryClip(clip) // evidence: told-as-sensitive
}

fun address(manager: ClipboardManager, wallet: Wallet) {
    manager.setPrimaryClip(ClipData.newPlainText("address", wallet.address))
}
