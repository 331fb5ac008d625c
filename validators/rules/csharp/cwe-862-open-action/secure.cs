using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

[Authorize(Roles = "Admin")]
public class AdminController : Controller
{
    [HttpPost]
    public IActionResult Promote(int id) // evidence
    {
        return Ok(id);
    }
}

public class OrdersController : Controller
{
    [HttpDelete("{id}")]
    [Authorize(Policy = "CanDelete")]
    public IActionResult Remove(int id) // evidence
    {
        return NoContent();
    }

    [Authorize]
    [HttpGet]
    public IActionResult List() // evidence
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
