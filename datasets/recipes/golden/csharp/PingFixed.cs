using System.Diagnostics;

public sealed class PingFixed
{
    public void Start(string host)
    {
        var start = new ProcessStartInfo("ping") { UseShellExecute = false };
        start.ArgumentList.Add(host);
        Process.Start(start);
    }
}
