using Microsoft.AspNetCore.Mvc;

public class SessionController : Controller
{
    public void Full(string id)
    {
        Response.Cookies.Append("sid", id, new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax }); // evidence: flags-set
    }

    public void Held(string id)
    {
        var options = new CookieOptions { HttpOnly = true, Secure = true }; // evidence: flags-set
        Response.Cookies.Append("sid", id, options);
    }

    public void Later(string id)
    {
        var options = new CookieOptions { HttpOnly = true };
        options.Secure = true;
        Response.Cookies.Append("sid", id, options);
    }

    public void On(HttpCookie cookie)
    {
        cookie.HttpOnly = true; // evidence: flag-on
    }

    public string Read()
    {
        return Request.Cookies["sid"];
    }
}
