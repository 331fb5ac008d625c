using System.IO;
using System.Xml;

public class Reader
{
    public XmlReader Settings(Stream s)
    {
        var settings = new XmlReaderSettings();
        settings.DtdProcessing = DtdProcessing.Parse; // finding: dtd-parsed
        return XmlReader.Create(s, settings);
    }

    public XmlReader Short(Stream s)
    {
        return XmlReader.Create(s, new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse }); // finding: dtd-parsed
    }

    public void Document(string text)
    {
        var doc = new XmlDocument();
        doc.XmlResolver = new XmlUrlResolver(); // finding: resolver-set
        doc.LoadXml(text);
    }

    public void Held(string text)
    {
        XmlResolver outside = new XmlUrlResolver();
        var document = new XmlDocument();
        document.XmlResolver = outside; // finding: resolver-set
        document.LoadXml(text);
    }
}
