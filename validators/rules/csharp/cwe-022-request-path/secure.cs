using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.AspNetCore.Mvc;

public class SheetController : Controller
{
    private static readonly HashSet<string> Sheets = new() { "/srv/sheets/a.csv", "/srv/sheets/b.csv" };

    [HttpGet]
    public IActionResult Listed(string sheet)
    {
        if (!Sheets.Contains(sheet))
        {
            return NotFound();
        }
        return Content(System.IO.File.ReadAllText(sheet)); // evidence: guarded
    }

    [HttpGet]
    public IActionResult Inside(string sheet)
    {
        var full = Path.GetFullPath(sheet);
        if (!full.StartsWith("/srv/sheets/", StringComparison.Ordinal))
        {
            return NotFound();
        }
        return Content(System.IO.File.ReadAllText(full)); // evidence: guarded
    }

    [HttpGet]
    public IActionResult Named(string sheet)
    {
        return Content(System.IO.File.ReadAllText(Path.GetFileName(sheet))); // evidence: sanitized
    }

    [HttpPost]
    public IActionResult Body()
    {
        using var reader = new StreamReader(Request.Body);
        return Ok(reader.ReadToEnd().Length);
    }

    [HttpGet]
    public IActionResult Fixed()
    {
        return Content(System.IO.File.ReadAllText("/srv/sheets/a.csv"));
    }
}

public class Tool
{
    public string Read(string path) => File.ReadAllText(path);
}
