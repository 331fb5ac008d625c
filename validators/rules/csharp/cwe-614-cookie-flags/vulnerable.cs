using Microsoft.AspNetCore.Mvc;

public class SessionController : Controller
{
    public void Plain(string id)
    {
        Response.Cookies.Append("sid", id); // finding: no-options
    }

    public void Half(string id)
    {
        Response.Cookies.Append("sid", id, new CookieOptions { HttpOnly = true, Secure = false }); // finding: flags-missing
    }

    public void Left(string id)
    {
        var options = new CookieOptions { HttpOnly = true };
        options.Path = "/shop";
        Response.Cookies.Append("sid", id, options); // finding: flag-left-out
    }

    public void Off(HttpCookie cookie)
    {
        cookie.HttpOnly = false; // finding: flag-off
    }
}
