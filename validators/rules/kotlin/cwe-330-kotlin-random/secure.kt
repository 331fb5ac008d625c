import java.security.SecureRandom
import java.util.UUID
import kotlin.random.Random

fun resetToken(): String = UUID.randomUUID().toString() // evidence: system-source

fun salt(): ByteArray {
    val bytes = ByteArray(16)
    SecureRandom().nextBytes(bytes) // evidence: system-source
    return bytes
}

fun pin(): Int {
    val random = SecureRandom() // evidence: system-source
    return 4
}

fun roll(): Int = Random.nextInt(6) + 1
