using Microsoft.AspNetCore.Mvc;

public class AccountController : Controller
{
    [HttpPost]
    [ValidateAntiForgeryToken]
    public IActionResult Delete(int id) // evidence
    {
        return Ok(id);
    }

    [HttpPost("transfer"), ValidateAntiForgeryToken]
    public IActionResult Transfer(int amount) // evidence
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
    [HttpDelete]
    public IActionResult Remove(int id) // evidence
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
