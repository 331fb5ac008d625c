using System.Xml;
using System.Xml.XPath;

public class People
{
    public XmlNodeList All(XmlDocument doc)
    {
        return doc.SelectNodes("//user[@active='true']"); // evidence: constant-expression
    }

    public XPathExpression Compiled()
    {
        return XPathExpression.Compile("/users/user"); // evidence: constant-expression
    }

    public XmlNode ById(XmlDocument doc, string text)
    {
        int id = int.Parse(text);
        return doc.SelectSingleNode("//user[@id='" + id + "']"); // evidence: sanitized
    }
}
