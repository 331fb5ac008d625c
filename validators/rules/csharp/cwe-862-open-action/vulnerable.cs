using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

public class AdminController : Controller
{
    [HttpPost] // finding: no-authorisation
    public IActionResult Promote(int id)
    {
        return Ok(id);
    }

    [HttpDelete("{id}")] // finding: no-authorisation
    public IActionResult Remove(int id)
    {
        return NoContent();
    }
}

[Authorize]
public class ItemsController : Controller
{
    [HttpPost] // finding: anonymous-change
    [AllowAnonymous]
    public IActionResult Change(int id)
    {
        return Ok(id);
    }
}
