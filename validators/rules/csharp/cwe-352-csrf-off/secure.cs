using Microsoft.AspNetCore.Mvc;

public class AccountController : Controller
{
    [HttpPost] // evidence
    [ValidateAntiForgeryToken]
    public IActionResult Delete(int id)
    {
        return Ok(id);
    }

    [HttpPost("transfer"), ValidateAntiForgeryToken] // evidence
    public IActionResult Transfer(int amount)
    {
        return Ok(amount);
    }

    [HttpGet]
    public IActionResult Show(int id)
    {
        return Ok(id);
    }
}

[AutoValidateAntiforgeryToken]
public class OtherController : Controller
{
    [HttpDelete] // evidence
    public IActionResult Remove(int id)
    {
        return Ok(id);
    }
}

[ApiController]
public class ItemsController : ControllerBase
{
    [HttpPost]
    public IActionResult Add(Item item)
    {
        return Ok(item);
    }
}
