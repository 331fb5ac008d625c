using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Mvc;

public class PluginsController : Controller
{
    private static readonly HashSet<string> KnownPlugins = new HashSet<string> { "mail", "reports" };

    public IActionResult Run(string name)
    {
        if (!KnownPlugins.Contains(name))
        {
            return NotFound();
        }
        var assembly = Assembly.LoadFrom("plugins/" + name + ".dll"); // evidence: guarded
        return Ok(assembly.FullName);
    }

    public void Native()
    {
        NativeLibrary.Load("sqlite3"); // evidence: own-library
    }

    public void Own()
    {
        Assembly.Load("Billing.Reports"); // evidence: own-library
    }

}

public class Plugins
{
    private void All(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*.dll"))
        {
            Assembly.LoadFrom(file);
        }
    }
}
