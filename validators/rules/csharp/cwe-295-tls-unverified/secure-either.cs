using System.Net.Http;
using System.Net.Security;

public class Either
{
    public HttpClientHandler Make(string pinned, bool relaxed)
    {
        var handler = new HttpClientHandler();
        handler.ServerCertificateCustomValidationCallback = (m, c, ch, errors) => errors == SslPolicyErrors.None || c.GetCertHashString() == pinned; // evidence: compared-certificate
        var other = new HttpClientHandler();
        other.ServerCertificateCustomValidationCallback = (m, c, ch, errors) => errors == SslPolicyErrors.None || relaxed;
        return handler;
    }
}
