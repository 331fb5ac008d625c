using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Mvc;

public class PluginsController : Controller
{
    public IActionResult Run(string name)
    {
        var assembly = Assembly.LoadFrom(Path.Combine("plugins", name)); // finding: loaded-by-name
        return Ok(assembly.FullName);
    }

    public IActionResult Native()
    {
        NativeLibrary.Load(Request.Query["library"]); // finding: loaded-by-name
        return Ok();
    }

    public IActionResult Made()
    {
        string file = Request.Headers["X-Module"];
        Activator.CreateInstanceFrom(file, "Module"); // finding: loaded-by-name
        return Ok();
    }
}
