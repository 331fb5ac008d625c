using System.Net;
using System.Net.Sockets;

public class Servers
{
    public void Listener(HttpListener listener)
    {
        listener.Prefixes.Add("http://*:8080/"); // finding: any-name
        listener.Prefixes.Add("http://+/metrics/"); // finding: any-name
    }

    public TcpListener Tcp()
    {
        return new TcpListener(IPAddress.Any, 9000); // finding: any-address
    }

    public void Web(IWebHostBuilder builder)
    {
        builder.UseUrls("http://*:5000"); // finding: any-name
    }
}
