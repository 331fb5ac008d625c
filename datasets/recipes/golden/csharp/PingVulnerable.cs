using System.Diagnostics;

public sealed class PingVulnerable
{
    public void Start(string host)
    {
        Process.Start("cmd.exe", "/c ping " + host);
    }
}
