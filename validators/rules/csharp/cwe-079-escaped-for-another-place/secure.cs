using System.Net;
using Microsoft.AspNetCore.Mvc;

public class PagesController : Controller
{
    [HttpGet]
    public IActionResult Link(string site)
    {
        if (!site.StartsWith("https://"))
        {
            return BadRequest();
        }
        return Content("<a href=\"" + WebUtility.HtmlEncode(site) + "\">site</a>", "text/html"); // evidence: guarded
    }

    [HttpGet]
    public async Task Start(string page)
    {
        Response.ContentType = "text/html";
        await Response.WriteAsync("<script>var start = " + JsonSerializer.Serialize(page) + ";</script>"); // evidence: sanitized
    }

    [HttpGet]
    public async Task Number(string page)
    {
        await Response.WriteAsync("<script>var start = " + int.Parse(page) + ";</script>"); // evidence: sanitized
    }

    [HttpGet]
    public IActionResult Title(string name)
    {
        return Content("<h1>" + WebUtility.HtmlEncode(name) + "</h1>", "text/html");
    }

    [HttpGet]
    public IActionResult Item(string name)
    {
        return Content("<a href=\"/items/" + WebUtility.HtmlEncode(name) + "\">item</a>", "text/html");
    }
}
