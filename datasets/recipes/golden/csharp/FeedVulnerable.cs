using System.Xml;

public sealed class FeedVulnerable
{
    public XmlDocument Read(string path)
    {
        var document = new XmlDocument { XmlResolver = new XmlUrlResolver() };
        document.Load(path);
        return document;
    }
}
