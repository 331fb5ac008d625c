using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

public class AccountController : Controller
{
    [Authorize] // evidence: not-kept
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public IActionResult Balance()
    {
        return View();
    }

    [Authorize(Roles = "staff")] // evidence: not-kept
    [ResponseCache(Duration = 60, Location = ResponseCacheLocation.Client)]
    public IActionResult Staff()
    {
        return View();
    }

    [Authorize, OutputCache(NoStore = true, Duration = 0)] // evidence: not-kept
    public IActionResult Orders()
    {
        return View();
    }

    [ResponseCache(Duration = 0, Location = ResponseCacheLocation.None, NoStore = true)]
    public IActionResult Error()
    {
        return View();
    }

    [ResponseCache(Duration = 300)]
    public IActionResult Terms()
    {
        return View();
    }
}
