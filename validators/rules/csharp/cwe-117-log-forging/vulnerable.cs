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
