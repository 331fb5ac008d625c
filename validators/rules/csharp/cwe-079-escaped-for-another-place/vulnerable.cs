using System.Net;
using Microsoft.AspNetCore.Mvc;

public class PagesController : Controller
{
    [HttpGet]
    public IActionResult Link(string site)
    {
        return Content("<a href=\"" + WebUtility.HtmlEncode(site) + "\">site</a>", "text/html"); // finding: in-content
    }

    [HttpGet]
    public async Task Start(string page)
    {
        Response.ContentType = "text/html";
        await Response.WriteAsync("<script>var start = " + WebUtility.HtmlEncode(page) + ";</script>"); // finding: in-response
    }

    [HttpGet]
    public IActionResult Button(string name)
    {
        ViewBag.Button = new HtmlString($"<button onclick=\"pick('{WebUtility.HtmlEncode(name)}')\">pick</button>"); // finding: in-raw-html
        return View();
    }
}
