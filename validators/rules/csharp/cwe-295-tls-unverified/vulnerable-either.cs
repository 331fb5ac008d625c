using System.Net.Http;
using System.Net.Security;

public class Either
{
    public HttpClientHandler Make()
    {
        var handler = new HttpClientHandler();
        handler.ServerCertificateCustomValidationCallback = (m, c, ch, errors) => errors == SslPolicyErrors.None || c.Subject != null; // finding
        return handler;
    }

    public bool Check(object sender, X509Certificate c, X509Chain ch, SslPolicyErrors errors)
    {
        return errors == SslPolicyErrors.None || true; // finding
    }
}
