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
