using System.Security;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Mvc;

public class OrdersController : Controller
{
    public void Note(XmlWriter writer)
    {
        writer.WriteElementString("text", Request.Form["text"]); // evidence: escaped-text
    }

    public void Text(XmlWriter writer)
    {
        writer.WriteString(Request.Form["text"]); // evidence: escaped-text
    }

    public void Json(Utf8JsonWriter writer)
    {
        writer.WriteString("text", Request.Form["text"]);
    }

    public void Node(XmlElement element)
    {
        string name = Request.Query["name"];
        element.InnerText = name; // evidence: text-of-a-node
    }

    public XElement Whole(string customer)
    {
        return new XElement("customer", customer); // evidence: text-of-a-node
    }

    public void Escaped(XmlElement element)
    {
        element.InnerXml = "<name>" + SecurityElement.Escape(Request.Query["name"]) + "</name>"; // evidence: sanitized
    }

    // What the program writes itself, and a document that is only read.
    public void Own(XmlWriter writer, XmlDocument document, string given)
    {
        writer.WriteRaw("<empty/>");
        document.LoadXml(given);
    }
}
