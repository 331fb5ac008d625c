using System;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading;

public class Present
{
    private static readonly HttpClient Client = new HttpClient();
    private readonly Download job = new Download();

    public Order Read(string text)
    {
        return JsonSerializer.Deserialize<Order>(text);
    }

    public void Halt(CancellationTokenSource source)
    {
        source.Cancel();
        job.Abort();
        job.Suspend();
    }

    public byte[] Random(int count)
    {
        byte[] made = RandomNumberGenerator.GetBytes(count);
        return SHA256.HashData(made);
    }

    public string Link(string name)
    {
        return "/find?q=" + Uri.EscapeDataString(name);
    }

    public Own.WebClient Own()
    {
        return new Own.WebClient();
    }
}
