using Microsoft.AspNetCore.Mvc;

public class LoginController : Controller
{
    private readonly ILogger logger;

    [HttpPost]
    public IActionResult Login(string user)
    {
        logger.LogWarning("login of {User} failed", user); // evidence: template-argument
        return Unauthorized();
    }

    [HttpGet]
    public IActionResult Show(string id)
    {
        logger.LogInformation("show " + id.Replace("\n", "")); // evidence: sanitized
        return Ok();
    }

    [HttpGet]
    public IActionResult Find(string name)
    {
        logger.LogDebug("find {Name}", name); // evidence: template-argument
        return Ok();
    }

    public void Started()
    {
        logger.LogInformation("started");
    }

    [HttpPost]
    public IActionResult Moved(string place)
    {
        logger.LogInformation("moved to " + place.ReplaceLineEndings(" ")); // evidence: sanitized
        return Ok();
    }
}
