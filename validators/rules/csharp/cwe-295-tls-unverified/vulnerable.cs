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

public class Registration
{
    private static bool Check(HttpRequestMessage request, X509Certificate2 certificate, X509Chain chain, SslPolicyErrors errors)
    {
        if (errors != SslPolicyErrors.None)
        {
            Console.Error.WriteLine(errors);
        }
        return certificate != null;
    }

    public HttpClient Logged()
    {
        return new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = Check }); // finding: always-accepted
    }
}
