using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Web.Shared;

[Authorize(Roles = "staff")]
public abstract class StaffController : ControllerBase
{
}

public class AdminController : StaffController
{
    private readonly Store store;

    [HttpPost]
    public IActionResult Raise(int id)
    {
        return Ok(id);
    }

    [HttpPut("people/{id}/roles")]
    public IActionResult Roles(int id, string name)
    {
        store.UpdateLevel(id, name);
        return Ok();
    }
}

public class OrdersController : ShopApiController
{
    private readonly Store store;

    [HttpPost("orders/delete")]
    public IActionResult Take(int id)
    {
        store.DeleteById(id);
        return Ok();
    }
}

public class AccountController : Controller
{
    [HttpPost]
    public IActionResult ExternalLogin(string provider)
    {
        return Challenge(provider);
    }
}
