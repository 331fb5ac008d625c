using Microsoft.AspNetCore.Mvc;

public class AccountController : Controller
{
    [HttpPost]
    public IActionResult Login(string returnUrl)
    {
        if (Url.IsLocalUrl(returnUrl))
        {
            return Redirect(returnUrl); // evidence: guarded
        }
        return RedirectToAction("Index"); // evidence: local-only
    }

    public IActionResult Local(string returnUrl)
    {
        return LocalRedirect(returnUrl); // evidence: local-only
    }

    public IActionResult Item(int id)
    {
        return Redirect("/items/" + id); // evidence: own-target
    }
}

public class LocalController : Controller
{
    [HttpGet]
    public IActionResult Back(string to)
    {
        if (!to.StartsWith("/") || to.StartsWith("//") || to.StartsWith("/\\"))
        {
            return BadRequest();
        }
        return Redirect(to); // evidence: guarded
    }
}

public class PairController : Controller
{
    [HttpGet]
    public IActionResult Back(string to)
    {
        if (!to.StartsWith("/") || to.StartsWith("//")) { return BadRequest(); }
        return Redirect(to);
    }
}

public class LetterController : Controller
{
    [HttpGet]
    public IActionResult Back(string to)
    {
        if (to.Length > 1 && to[0] == '/' && to[1] != '/' && to[1] != '\\') { return Redirect(to); } // evidence: guarded
        return BadRequest();
    }
}
