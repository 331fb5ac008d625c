using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

public class NamedController : Controller
{
    [HttpGet]
    public IActionResult Run()
    {
        var options = Request.Query["program"].ToString();
        Process.Start(options); // finding
        return Ok();
    }
}
