import java.security.MessageDigest

fun webhook(signature: ByteArray, expected: ByteArray): Boolean {
    return MessageDigest.isEqual(signature, expected) // evidence: constant-time
}

fun text(given: String, expected: String): Boolean =
    MessageDigest.isEqual(given.toByteArray(), expected.toByteArray()) // evidence: constant-time

class Keys(private val apiKey: String?) {
    fun known(given: ByteArray, own: ByteArray): Boolean {
        if (apiKey == null) {
            return false
        }
        return MessageDigest.isEqual(own, given) // evidence: constant-time
    }
}

fun kind(token: Token, name: String) = token.kind == name
