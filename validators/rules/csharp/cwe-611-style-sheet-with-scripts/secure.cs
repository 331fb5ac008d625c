using System.Xml.Xsl;

public class Styles
{
    public void Made(XslCompiledTransform transform)
    {
        var settings = new XsltSettings(false, false); // evidence: scripts-off
        transform.Load("report.xsl", settings, null);
    }

    public void Default(XslCompiledTransform transform)
    {
        transform.Load("report.xsl", XsltSettings.Default, null); // evidence: scripts-off
    }

    public void Off(XsltSettings settings)
    {
        settings.EnableScript = false; // evidence: scripts-off
    }

    public void Other(XmlDocument document)
    {
        document.Load("report.xml");
    }
}
