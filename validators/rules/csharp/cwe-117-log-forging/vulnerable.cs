using Microsoft.AspNetCore.Mvc;

public class LoginController : Controller
{
    private readonly ILogger logger;

    [HttpPost]
    public IActionResult Login(string user)
    {
        logger.LogWarning("login of " + user + " failed"); // finding
        return Unauthorized();
    }

    [HttpGet]
    public IActionResult Show(string id)
    {
        logger.LogInformation($"show {id}"); // finding
        return Ok();
    }

    public void Agent()
    {
        Trace.WriteLine(Request.Headers["User-Agent"]); // finding
    }
}

public class AuditController : Controller
{
    [HttpPost]
    public IActionResult Enter(string user)
    {
        System.IO.File.AppendAllText("/var/log/shop/audit.log", "enter " + user + "\n"); // finding: unescaped-in-log-file
        return Ok();
    }

    [HttpPost]
    public IActionResult Moved(string place)
    {
        logger.LogInformation("moved to " + place.ReplaceLineEndings()); // finding
        return Ok();
    }

    [HttpPost]
    public IActionResult Returned(string place)
    {
        logger.LogInformation("returned to " + place.Replace("\r", "")); // finding
        return Ok();
    }
}
