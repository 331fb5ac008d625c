using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

public class AccountController : Controller
{
    [Authorize] // finding: shared-answer
    [ResponseCache(Duration = 300)]
    public IActionResult Balance()
    {
        return View();
    }

    [OutputCache(Duration = 60, VaryByParam = "none")] // finding: shared-answer
    [Authorize(Roles = "staff")]
    public IActionResult Staff()
    {
        return View();
    }

    [HttpGet, Authorize, ResponseCache(Duration = 10, Location = ResponseCacheLocation.Any)] // finding: shared-answer
    public IActionResult Messages()
    {
        return View();
    }
}
