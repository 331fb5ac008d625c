using System.Net;
using System.Net.Http;
using System.Net.Security;

public class Client
{
    public HttpClient Pinned(string known)
    {
        var handler = new HttpClientHandler();
        handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => c.Thumbprint == known; // evidence: compared-certificate
        return new HttpClient(handler);
    }

    public HttpClient Checked(HttpClientHandler handler)
    {
        handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => e == SslPolicyErrors.None; // evidence: compared-certificate
        return new HttpClient(handler);
    }

    public void Current()
    {
        ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls12 | SecurityProtocolType.Tls13; // evidence: new-version
    }

    public HttpClient Plain()
    {
        return new HttpClient();
    }
}

public class Registration
{
    private static bool Check(HttpRequestMessage request, X509Certificate2 certificate, X509Chain chain, SslPolicyErrors errors)
    {
        return certificate != null && errors == SslPolicyErrors.None; // evidence: compared-certificate
    }

    public HttpClient Logged()
    {
        return new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = Check });
    }
}
