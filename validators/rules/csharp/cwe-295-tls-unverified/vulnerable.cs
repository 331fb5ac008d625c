using System.Net;
using System.Net.Http;

public class Client
{
    public HttpClient Any()
    {
        var handler = new HttpClientHandler();
        handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => true; // finding: always-accepted
        return new HttpClient(handler);
    }

    public HttpClient Named()
    {
        return new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator }); // finding: always-accepted
    }

    public void Old()
    {
        ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls; // finding: old-version
    }
}
