using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

[Authorize(Roles = "Admin")]
public class AdminController : Controller
{
    [HttpPost] // evidence
    public IActionResult Promote(int id)
    {
        return Ok(id);
    }
}

public class OrdersController : Controller
{
    [HttpDelete("{id}")] // evidence
    [Authorize(Policy = "CanDelete")]
    public IActionResult Remove(int id)
    {
        return NoContent();
    }

    [Authorize] // evidence
    [HttpGet]
    public IActionResult List()
    {
        return Ok();
    }
}

public class AccountController : Controller
{
    [HttpPost]
    [AllowAnonymous]
    public IActionResult Login(string user)
    {
        return Ok(user);
    }
}
