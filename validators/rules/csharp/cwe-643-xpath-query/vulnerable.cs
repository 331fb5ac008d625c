using System.Xml;
using System.Xml.XPath;

public class People
{
    public XmlNode Find(XmlDocument doc, string name)
    {
        return doc.SelectSingleNode("//user[@name='" + name + "']"); // finding
    }

    public XmlNodeList Login(XmlDocument doc, string user, string password)
    {
        return doc.SelectNodes($"//user[@name='{user}' and @pw='{password}']"); // finding
    }

    public XPathExpression Compiled(string name)
    {
        var text = string.Format("/users/{0}", name);
        return XPathExpression.Compile(text); // finding
    }
}
