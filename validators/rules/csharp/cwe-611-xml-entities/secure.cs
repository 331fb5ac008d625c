using System.IO;
using System.Xml;

public class Reader
{
    public XmlReader Settings(Stream s)
    {
        var settings = new XmlReaderSettings();
        settings.DtdProcessing = DtdProcessing.Prohibit; // evidence: dtd-off
        return XmlReader.Create(s, settings);
    }

    public XmlReader Short(Stream s)
    {
        return XmlReader.Create(s, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }); // evidence: dtd-off
    }

    public void Document(string text)
    {
        var doc = new XmlDocument();
        doc.XmlResolver = null; // evidence: no-resolver
        doc.LoadXml(text);
    }

    public void Initialised(string text)
    {
        var doc = new XmlDocument { XmlResolver = null }; // evidence: no-resolver
        doc.LoadXml(text);
    }

    public void Build()
    {
        var doc = new XmlDocument();
        doc.AppendChild(doc.CreateElement("a"));
    }
}
