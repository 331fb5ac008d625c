import javax.crypto.Mac

fun webhook(signature: String, expected: String): Boolean {
    return signature == expected // finding: early-exit
}

fun bytes(mac: Mac, body: ByteArray, given: ByteArray): Boolean {
    val hmac = mac.doFinal(body)
    return hmac.contentEquals(given) // finding: early-exit
}

class Keys(private val apiKey: String) {
    fun known(given: String): Boolean {
        if (apiKey != given) { // finding: early-exit
            return false
        }
        return true
    }
}

fun turned(mac: Mac, body: ByteArray, given: String): Boolean {
    val signature = mac.doFinal(body).toHex()
    return given == signature // finding: early-exit
}
