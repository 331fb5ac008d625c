using System.Xml.XPath;
using Microsoft.AspNetCore.Mvc;

public class NavigatorController : Controller
{
    [HttpGet]
    public IActionResult Find(string name)
    {
        var found = new XPathDocument("users.xml").CreateNavigator().Select("//user[@name='" + name + "']"); // finding
        return Ok();
    }
}
