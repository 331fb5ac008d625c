using System;
using System.IO;
using System.Net;
using System.Runtime.Serialization.Formatters.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Threading;

public class Old
{
    private readonly Thread worker = new Thread(Work);

    public string Page(string address)
    {
        using var client = new WebClient(); // finding: old-client
        return client.DownloadString(address);
    }

    public WebResponse Answer(string address)
    {
        var request = (HttpWebRequest)WebRequest.Create(address); // finding: old-client
        return request.GetResponse();
    }

    public void Save(Stream to, object thing)
    {
        var formatter = new BinaryFormatter(); // finding: formatter-that-runs-code
        formatter.Serialize(to, thing);
    }

    public void Halt()
    {
        Thread other = new Thread(Work);
        other.Abort(); // finding: thread-stopped-by-force
    }

    public byte[] Random(int count)
    {
        var made = new byte[count];
        using (var source = new RNGCryptoServiceProvider()) // finding: old-cryptography
        {
            source.GetBytes(made);
        }
        return new SHA256Managed().ComputeHash(made); // finding: old-cryptography
    }

    public string Link(string name)
    {
        return "/find?q=" + Uri.EscapeUriString(name); // finding: given-up-function
    }

    private static void Work() { }
}
