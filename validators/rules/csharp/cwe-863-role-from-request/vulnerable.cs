using Microsoft.AspNetCore.Mvc;

public class AdminController : Controller
{
    public IActionResult Users()
    {
        if (Request.Query["admin"] == "true") // finding: role-from-request
        {
            return View(All());
        }
        return Forbid();
    }

    public IActionResult Delete(int id)
    {
        if (Request.Cookies["role"] != "staff") // finding: role-from-request
        {
            return Forbid();
        }
        Remove(id);
        return Ok();
    }

    public IActionResult Keys()
    {
        var allowed = Convert.ToBoolean(Request.Headers["X-Is-Admin"].ToString()); // finding: role-from-request
        return allowed ? View(secrets) : Forbid();
    }

    public IActionResult Hidden()
    {
        var isAdmin = Request.Cookies["level"];
        if (isAdmin == "1") // finding: role-from-request
        {
            return View(secrets);
        }
        return Forbid();
    }
}
