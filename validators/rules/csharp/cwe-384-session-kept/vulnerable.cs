using System.Web.Mvc;
using System.Web.Security;

public class AccountController : Controller
{
    public ActionResult LogOn(string name, string password) // finding: session-kept
    {
        if (Membership.ValidateUser(name, password))
        {
            FormsAuthentication.SetAuthCookie(name, false);
        }
        return View();
    }

    protected void Button_Click(object sender, EventArgs e) // finding: session-kept
    {
        if (users.Check(NameBox.Text, PasswordBox.Text))
            FormsAuthentication.RedirectFromLoginPage(NameBox.Text, false);
    }

    public bool Known(string name, string password) // finding: session-kept
    {
        Session["cart"] = null;
        return FormsAuthentication.Authenticate(name, password);
    }
}
