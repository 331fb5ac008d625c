import kotlin.random.Random

fun resetToken(): String {
    return Random.nextLong().toString(36) // finding: predictable-in-secret-code
}

fun newPassword(length: Int): String {
    val alphabet = ('a'..'z').toList()
    return (1..length).map { alphabet.random() }.joinToString("") // finding: predictable-in-secret-code
}

fun open(user: User) {
    val sessionToken = "s" + Random.nextInt() // finding: predictable-secret
    user.set(sessionToken)
}
