using System;
using System.IO;
using Microsoft.AspNetCore.Mvc;

public class FilesController : Controller
{
    private const string Root = "/srv/files/";

    [HttpGet]
    public IActionResult Download(string name)
    {
        var path = Path.Combine(Root, Path.GetFileName(name));
        return Ok(System.IO.File.ReadAllBytes(path)); // evidence: sanitized
    }

    public void Remove(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Root, name));
        if (!path.StartsWith(Root, StringComparison.Ordinal))
        {
            throw new ArgumentException(name);
        }
        File.Delete(path); // evidence: guarded
    }

    public string Index()
    {
        return File.ReadAllText("/srv/files/index.html"); // evidence: constant-path
    }

    public string Whole(string path)
    {
        return File.ReadAllText(path);
    }
}

class Charts
{
    byte[] Chart(string name)
    {
        string place = "/srv/charts/" + name;
        if (!Path.GetFullPath(place).StartsWith("/srv/charts/", StringComparison.Ordinal))
        {
            throw new ArgumentException("outside");
        }
        return File.ReadAllBytes(place); // evidence: guarded
    }
}
