using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

public class AdminController : Controller
{
    [HttpPost]
    public IActionResult Promote(int id) // finding: no-authorisation
    {
        return Ok(id);
    }

    [HttpDelete("{id}")]
    public IActionResult Remove(int id) // finding: no-authorisation
    {
        return NoContent();
    }
}

[Authorize]
public class ItemsController : Controller
{
    [HttpPost]
    [AllowAnonymous]
    public IActionResult Change(int id) // finding: anonymous-change
    {
        return Ok(id);
    }
}
