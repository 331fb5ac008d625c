using System;
using Microsoft.AspNetCore.Mvc;

public class ActionsController : Controller
{
    public IActionResult Make(string type)
    {
        var found = Type.GetType(type); // finding: type-by-name
        return Ok(Activator.CreateInstance(found)); // finding: type-by-name
    }

    public IActionResult Call(string action)
    {
        var method = typeof(Actions).GetMethod(action); // finding: method-by-name
        return Ok(method.Invoke(null, null));
    }

    public IActionResult Named()
    {
        string name = Request.Query["exporter"];
        var exporter = assembly.CreateInstance("Exporters." + name); // finding: type-by-name
        return Ok(exporter);
    }
}
