using System.Xml;
using Microsoft.AspNetCore.Mvc;

public class ImportController : Controller
{
    public IActionResult Checked()
    {
        var settings = new XmlReaderSettings();
        settings.Schemas.Add("urn:orders", "orders.xsd");
        settings.ValidationType = ValidationType.Schema; // evidence: schema-asked-for
        using var reader = XmlReader.Create(Request.Body, settings);
        return Ok();
    }

    public IActionResult Short()
    {
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema }; // evidence: schema-asked-for
        settings.Schemas.Add("urn:orders", "orders.xsd");
        using var reader = XmlReader.Create(Request.Body, settings);
        return Ok();
    }

    private readonly XmlReaderSettings held = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = Own }; // evidence: schema-asked-for

    public void File()
    {
        using var reader = XmlReader.Create("settings.xml");
    }
}
