using System.IO;
using Microsoft.AspNetCore.Mvc;

public class NamesController : Controller
{
    [HttpGet]
    public IActionResult Read(string name)
    {
        if (name.Contains("..") || Path.IsPathRooted(name)) { return BadRequest(); }
        var path = Path.Combine("/srv/files", name); // evidence: guarded
        return PhysicalFile(path, "text/plain");
    }

    [HttpGet]
    public IActionResult Deep(string name)
    {
        if (name.Contains("..") || name.StartsWith("/")) { return BadRequest(); }
        return PhysicalFile(Path.Combine("/srv", "files", name), "text/plain"); // evidence: guarded
    }

    [HttpGet]
    public IActionResult Inside(string name)
    {
        if (name.Contains("..") || name.Contains("/")) { return BadRequest(); }
        return PhysicalFile(Path.Combine(_root, name), "text/plain"); // evidence: guarded
    }

    [HttpGet]
    public IActionResult Put(string name)
    {
        if (name.Contains("..")) { return BadRequest(); }
        return PhysicalFile("/srv/files/" + name, "text/plain");
    }
}
