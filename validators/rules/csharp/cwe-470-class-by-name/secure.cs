using System;
using Microsoft.AspNetCore.Mvc;

public class ActionsController : Controller
{
    public IActionResult Make()
    {
        var found = Type.GetType("Billing.Exporter"); // evidence: own-type
        return Ok(found.FullName);
    }

    public IActionResult Call()
    {
        var method = typeof(Actions).GetMethod("Run"); // evidence: own-method
        return Ok(method.Invoke(null, null));
    }

    public IActionResult Kind(string value)
    {
        return Ok(value.GetType().Name);
    }

    public IActionResult Typed()
    {
        return Ok(Activator.CreateInstance(typeof(Exporter))); // evidence: own-type
    }
}

// What a parameter holds is not in sight: nothing is shown.
public class Registry
{
    public object Given(string name)
    {
        return Type.GetType(name + ", Billing");
    }
}
