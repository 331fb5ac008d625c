import javax.servlet.http.Cookie
import javax.servlet.http.HttpServletResponse

fun remember(response: HttpServletResponse, id: String) {
    val cookie = Cookie("id", id).apply { maxAge = 3600 }
    response.addCookie(cookie) // finding: not-secure
}
