import java.security.SecureRandom

class ResetTokenFixed {
    private val random = SecureRandom()

    fun resetToken(): String {
        val bytes = ByteArray(16)
        random.nextBytes(bytes)
        return bytes.joinToString("") { "%02x".format(it) }
    }
}
