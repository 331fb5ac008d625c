package shop

import android.util.Log
import org.slf4j.LoggerFactory

private const val TAG = "Login"

class Login(private val service: Service) {
    private val logger = LoggerFactory.getLogger(Login::class.java)

    fun send(name: String, password: String) {
        Log.d(TAG, "login of $name, a password of ${password.length} letters") // evidence: nothing-of-it
        service.login(name, password)
    }

    fun renewed(session: Session) {
        logger.info("renewed: ${mask(session.refreshToken)}") // evidence: nothing-of-it
    }

    fun started(apiKey: String?) {
        println("key is missing: ${apiKey.isNullOrEmpty()}") // evidence: nothing-of-it
    }

    fun asked(user: User) {
        logger.info("password of ${user.name} is old")
        logger.debug("passwordPolicy: ${user.passwordPolicy.name}")
        Log.i(TAG, "hasPassword: ${user.hasPassword}")
    }

    fun told(view: View, password: String) {
        view.text = "your new password is $password"
    }
}
