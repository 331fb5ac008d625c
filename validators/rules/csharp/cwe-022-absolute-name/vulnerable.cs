using System.IO;
using Microsoft.AspNetCore.Mvc;

public class NamesController : Controller
{
    [HttpGet]
    public IActionResult Read(string name)
    {
        if (name.Contains("..")) { return BadRequest(); }
        var path = Path.Combine("/srv/files", name); // finding
        return PhysicalFile(path, "text/plain");
    }

    [HttpGet]
    public IActionResult Deep(string name)
    {
        if (name.Contains("../")) { return BadRequest(); }
        return PhysicalFile(Path.Combine("/srv", "files", name), "text/plain"); // finding
    }

    [HttpGet]
    public IActionResult Inside(string name)
    {
        if (!name.Contains(".."))
        {
            return PhysicalFile(Path.Combine(_root, name), "text/plain"); // finding
        }
        return BadRequest();
    }
}
