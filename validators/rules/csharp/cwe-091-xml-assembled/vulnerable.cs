using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Mvc;

public class OrdersController : Controller
{
    public void Note(XmlWriter writer)
    {
        writer.WriteStartElement("note");
        writer.WriteRaw("<text>" + Request.Form["text"] + "</text>"); // finding: raw-xml
        writer.WriteEndElement();
    }

    public void Node(XmlElement element)
    {
        string name = Request.Query["name"];
        element.InnerXml = $"<name>{name}</name>"; // finding: inner-xml
    }

    public XmlDocument Whole(string customer)
    {
        var document = new XmlDocument();
        document.LoadXml("<order><customer>" + customer + "</customer></order>"); // finding: parsed-again
        return document;
    }
}
