using System.Net;
using Microsoft.AspNetCore.Mvc;

public class PagesController : Controller
{
    public void Old()
    {
        Response.Write("<p>" + WebUtility.HtmlEncode(Request.QueryString["name"]) + "</p>"); // evidence: sanitized
    }

    [HttpGet]
    public IActionResult Hello(string name)
    {
        return View("Hello", name);
    }

    [HttpGet]
    public IActionResult Data(string name)
    {
        return Json(name); // evidence: encoded-as-data
    }

    [HttpGet]
    public IActionResult Count(string text)
    {
        int n = int.Parse(text);
        return Content($"<b>{n}</b>", "text/html"); // evidence: sanitized
    }

    public IActionResult Fixed()
    {
        return Content("<h1>Hello</h1>", "text/html");
    }
}
