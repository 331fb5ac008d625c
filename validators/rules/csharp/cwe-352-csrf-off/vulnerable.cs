using Microsoft.AspNetCore.Mvc;

public class AccountController : Controller
{
    [HttpPost] // finding: no-token
    public IActionResult Delete(int id)
    {
        return Ok(id);
    }

    [HttpPost("transfer")] // finding: no-token
    public IActionResult Transfer(int amount)
    {
        return Ok(amount);
    }

    [HttpPut] // finding: token-ignored
    [IgnoreAntiforgeryToken]
    public IActionResult Change(string name)
    {
        return Ok(name);
    }

    [HttpGet]
    public IActionResult Show(int id)
    {
        return Ok(id);
    }
}
