using System.Net;
using System.Net.Sockets;

public class Servers
{
    public void Listener(HttpListener listener)
    {
        listener.Prefixes.Add("http://localhost:8080/"); // evidence: one-name
    }

    public TcpListener Tcp()
    {
        return new TcpListener(IPAddress.Loopback, 9000); // evidence: one-address
    }

    public void Web(IWebHostBuilder builder)
    {
        builder.UseUrls("http://localhost:5000"); // evidence: one-name
    }

    public void Paths(List<string> prefixes)
    {
        prefixes.Add("http://*/");
    }
}
