using System.Xml;
using Microsoft.AspNetCore.Mvc;

public class ImportController : Controller
{
    public IActionResult Plain()
    {
        using var reader = XmlReader.Create(Request.Body); // finding: no-settings
        return Ok();
    }

    public IActionResult Settings()
    {
        var settings = new XmlReaderSettings();
        settings.DtdProcessing = DtdProcessing.Prohibit;
        using var reader = XmlReader.Create(Request.Body, settings); // finding: settings-without-schema
        return Ok();
    }

    public IActionResult Text(string document)
    {
        using var reader = XmlReader.Create(new StringReader(document)); // finding: no-settings
        return Ok();
    }
}
