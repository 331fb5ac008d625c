using System.Web.Mvc;
using System.Web.Security;

public class AccountController : Controller
{
    public ActionResult LogOn(string name, string password)
    {
        if (Membership.ValidateUser(name, password))
        {
            Session.Abandon(); // evidence: new-session
            FormsAuthentication.SetAuthCookie(name, false);
        }
        return View();
    }

    public ActionResult SignIn(string name)
    {
        Session.Clear(); // evidence: emptied-session
        FormsAuthentication.SetAuthCookie(name, false);
        return View();
    }

    public ActionResult Login(string name)
    {
        HttpContext.Session.Clear(); // evidence: emptied-session
        FormsAuthentication.RedirectFromLoginPage(name, false);
        return View();
    }

    public ActionResult Basket()
    {
        Session.Clear();
        return View();
    }
}
