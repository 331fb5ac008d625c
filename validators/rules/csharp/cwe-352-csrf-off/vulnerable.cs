using Microsoft.AspNetCore.Mvc;

public class AccountController : Controller
{
    [HttpPost]
    public IActionResult Delete(int id) // finding: no-token
    {
        return Ok(id);
    }

    [HttpPost("transfer")]
    public IActionResult Transfer(int amount) // finding: no-token
    {
        return Ok(amount);
    }

    [HttpPut]
    [IgnoreAntiforgeryToken]
    public IActionResult Change(string name) // finding: token-ignored
    {
        return Ok(name);
    }

    [HttpGet]
    public IActionResult Show(int id)
    {
        return Ok(id);
    }
}
