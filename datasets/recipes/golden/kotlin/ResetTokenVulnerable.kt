import kotlin.random.Random

class ResetTokenVulnerable {
    fun resetToken(): String = (1..32).map { "0123456789abcdef"[Random.nextInt(16)] }.joinToString("")
}
