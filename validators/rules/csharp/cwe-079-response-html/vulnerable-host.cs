using System;
using Microsoft.AspNetCore.Mvc;

public class OfHostController : Controller
{
    [HttpGet]
    public IActionResult Show(string address)
    {
        var parsed = new Uri(address);
        if (parsed.Host != "files.example.com") { return BadRequest(); }
        return Content("<a href='" + parsed + "'>there</a>", "text/html"); // finding
    }
}
