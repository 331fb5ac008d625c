package shop

import android.util.Log
import org.slf4j.LoggerFactory

private const val TAG = "Login"

class Login(private val service: Service) {
    private val logger = LoggerFactory.getLogger(Login::class.java)

    fun send(name: String, password: String) {
        Log.d(TAG, "login of $name with $password") // finding: secret-in-message
        service.login(name, password)
    }

    fun renewed(session: Session) {
        logger.info("renewed: ${session.refreshToken}") // finding: secret-in-message
    }

    fun started(settings: Settings) {
        println("key: " + settings.apiKey) // finding: secret-in-message
    }

    fun paid(cardNumber: String, amount: Int) {
        logger.debug("paid $amount with $cardNumber") // finding: secret-in-message
    }
}
