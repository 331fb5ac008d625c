using Scriban;
using HandlebarsDotNet;
using Microsoft.AspNetCore.Mvc;

public class MailController : Controller
{
    public IActionResult Preview(string text)
    {
        var template = Template.Parse("<p>{{ text }}</p>"); // evidence: own-template
        return Ok(template.Render(new { text })); // evidence: value-of-the-model
    }

    public IActionResult Bars(string name)
    {
        var render = Handlebars.Compile("<p>{{name}}</p>"); // evidence: own-template
        return Ok(render(new { name }));
    }

    public IActionResult Number(string given)
    {
        return Ok(int.Parse(given));
    }
}
