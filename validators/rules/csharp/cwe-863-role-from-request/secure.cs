using Microsoft.AspNetCore.Mvc;

public class AdminController : Controller
{
    public IActionResult Users()
    {
        if (User.IsInRole("admin")) // evidence: role-of-the-user
        {
            return View(All());
        }
        return Forbid();
    }

    public IActionResult Delete(HttpContext context, int id)
    {
        if (!context.User.HasClaim("scope", "delete")) // evidence: role-of-the-user
        {
            return Forbid();
        }
        Remove(id);
        return Ok();
    }

    public async Task<IActionResult> Keys()
    {
        var answer = await authorization.AuthorizeAsync(User, "keys"); // evidence: role-of-the-user
        return answer.Succeeded ? View(secrets) : Forbid();
    }

    public bool Sent()
    {
        return Request.Query["role"] != "";
    }

    public IActionResult Filtered()
    {
        var wanted = Request.Query["role"];
        if (Request.Query["sort"] == "name")
        {
            return View(ByRole(wanted));
        }
        return View(All());
    }
}
