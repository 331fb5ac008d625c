using Microsoft.AspNetCore.Mvc;

public class PagesController : Controller
{
    public void Old()
    {
        Response.Write("<p>" + Request.QueryString["name"] + "</p>"); // finding: written-response
    }

    public object Raw(string text)
    {
        return new HtmlString("<b>" + text + "</b>"); // finding: raw-html
    }

    [HttpGet]
    public IActionResult Hello(string name)
    {
        return Content($"<h1>Hello {name}</h1>", "text/html"); // finding: content-as-html
    }
}
