using System.Collections.Generic;
using Microsoft.AspNetCore.Mvc;

public class RoleController : Controller
{
    private static readonly HashSet<string> Themes = new HashSet<string> { "dark", "light" };

    public IActionResult Theme(string theme)
    {
        if (!Themes.Contains(theme))
        {
            return BadRequest();
        }
        HttpContext.Session.SetString("theme", theme); // evidence: guarded
        return Ok();
    }

    public IActionResult Seen()
    {
        HttpContext.Session.SetString("seen", "yes"); // evidence: own-value
        return Ok();
    }

    public IActionResult Page(string page)
    {
        HttpContext.Session.SetInt32("page", int.Parse(page)); // evidence: sanitized
        return Ok();
    }

    public void Other(Dictionary<string, string> table, string price)
    {
        table["price"] = price;
    }
}
