using Scriban;
using HandlebarsDotNet;
using Microsoft.AspNetCore.Mvc;

public class MailController : Controller
{
    public IActionResult Preview(string text)
    {
        var template = Template.Parse(text); // finding: template-from-value
        return Ok(template.Render(model));
    }

    public IActionResult Bars()
    {
        var render = Handlebars.Compile("<p>" + Request.Form["body"] + "</p>"); // finding: template-from-value
        return Ok(render(model));
    }

    public async Task<IActionResult> Light(string text)
    {
        return Ok(await engine.CompileRenderStringAsync("key", text, model)); // finding: template-from-value
    }
}
