using Microsoft.AspNetCore.Mvc;

public class AccountController : Controller
{
    [HttpPost]
    public IActionResult Login(string returnUrl)
    {
        return Redirect(returnUrl); // finding
    }

    public void Old()
    {
        Response.Redirect(Request.QueryString["url"]); // finding
    }

    public IActionResult Host(string host)
    {
        return new RedirectResult(host + "/home"); // finding
    }
}

public class HeaderController : Controller
{
    [HttpGet]
    public void Moved(string to)
    {
        Response.StatusCode = 302;
        Response.Headers["Location"] = to; // finding: location-header
    }
}

public class AskedController : Controller
{
    [HttpGet]
    public IActionResult Back(string to)
    {
        bool own = to.StartsWith("/");
        if (to.StartsWith("//") || to.StartsWith("/\\")) { return BadRequest(); }
        return Redirect(to); // finding
    }
}
