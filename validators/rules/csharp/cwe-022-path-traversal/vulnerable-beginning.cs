using System;
using System.IO;
using Microsoft.AspNetCore.Mvc;

public class BeginningController : Controller
{
    [HttpGet]
    public IActionResult Beside(string name)
    {
        var path = Path.GetFullPath(Path.Combine("/srv/files", name));
        if (!path.StartsWith("/srv/files")) { return BadRequest(); }
        return PhysicalFile(path, "text/plain"); // finding
    }

    [HttpGet]
    public IActionResult OfAddress(string address)
    {
        var path = "/srv/files" + new Uri(address).LocalPath;
        if (!path.StartsWith("/srv/files/")) { return BadRequest(); }
        return PhysicalFile(path, "text/plain"); // finding
    }
}
