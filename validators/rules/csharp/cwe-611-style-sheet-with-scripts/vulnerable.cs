using System.Xml.Xsl;

public class Styles
{
    public void Made(XslCompiledTransform transform)
    {
        var settings = new XsltSettings(false, true); // finding: scripts-on
        transform.Load("report.xsl", settings, null);
    }

    public void Trusted(XslCompiledTransform transform)
    {
        transform.Load("report.xsl", XsltSettings.TrustedXslt, null); // finding: trusted-style-sheet
    }

    public void On(XsltSettings settings)
    {
        settings.EnableScript = true; // finding: scripts-on
    }
}

public class StyleController : Controller
{
    public void Given(string style)
    {
        var transform = new XslCompiledTransform();
        transform.Load(style); // finding: style-sheet-from-request
    }
}
