using System.Diagnostics;

public class Tools
{
    public void Ping(string host)
    {
        Process.Start("cmd.exe", "/c ping " + host); // finding: assembled-arguments
    }

    public void Run()
    {
        Process.Start(Request.Query["program"]); // finding: program-from-outside
    }

    public void Convert(string name)
    {
        var info = new ProcessStartInfo("convert");
        info.Arguments = $"-resize 100 {name}"; // finding: assembled-arguments
        Process.Start(info);
    }

    public void Shell(string text)
    {
        Process.Start(new ProcessStartInfo { FileName = "bash", Arguments = "-c \"" + text + "\"" }); // finding: assembled-arguments
    }
}
