using System.Diagnostics;

public class Tools
{
    public void Ping(string host)
    {
        var info = new ProcessStartInfo("ping");
        info.ArgumentList.Add(host); // evidence: argument-list
    }

    public void Fixed()
    {
        var info = new ProcessStartInfo("uptime");
        info.ArgumentList.Add("-p");
        Process.Start(info);
    }

    public void Version()
    {
        Process.Start("git", "--version"); // evidence: constant-command
    }

    public void Count(string text)
    {
        int n = int.Parse(text);
        Process.Start("head", "-n " + n); // evidence: sanitized
    }

    public string Arguments(string name)
    {
        return "-resize 100 " + name;
    }

    public void Positional(string word)
    {
        var info = new ProcessStartInfo("/bin/bash");
        info.ArgumentList.Add("-c");
        info.ArgumentList.Add("wc -l < \"$1\" | tr -d ' '");
        info.ArgumentList.Add("bash");
        info.ArgumentList.Add(word); // evidence: argument-of-script
        Process.Start(info);
    }

    public void Equal(string word)
    {
        if (!string.Equals(word, "today", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }
        Process.Start("wc", "-l " + word); // evidence: guarded
    }

    public void Listed(string word)
    {
        var wc = new ProcessStartInfo("wc") { ArgumentList = { "--", word } };
        Process.Start(wc);
    }
}
