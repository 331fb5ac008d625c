import javax.servlet.http.Cookie
import javax.servlet.http.HttpServletResponse

fun remember(response: HttpServletResponse, id: String) {
    val cookie = Cookie("id", id)
    cookie.secure = true // evidence: secure
    cookie.isHttpOnly = true
    response.addCookie(cookie) // evidence: secure
}
