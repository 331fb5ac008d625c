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

    public void Words(string text)
    {
        var info = new ProcessStartInfo { FileName = "/bin/bash", UseShellExecute = false };
        info.ArgumentList.Add("-c");
        info.ArgumentList.Add("wc -w " + text); // finding: shell-text
        Process.Start(info);
    }

    public void Later(string text)
    {
        var process = new Process();
        process.StartInfo.FileName = "powershell.exe";
        process.StartInfo.ArgumentList.Add("Get-Item " + text); // finding: shell-text
        process.Start();
    }

    public void Shell(string text)
    {
        Process.Start(new ProcessStartInfo { FileName = "bash", Arguments = "-c \"" + text + "\"" }); // finding: assembled-arguments
    }

    public void Dynamic(string word)
    {
        var info = new ProcessStartInfo("/bin/bash");
        info.ArgumentList.Add("-c");
        info.ArgumentList.Add("wc -l < '" + word + "'"); // finding: shell-text
        info.ArgumentList.Add("bash");
        Process.Start(info);
    }

    public void Evaluated(string word)
    {
        var info = new ProcessStartInfo("sh");
        info.ArgumentList.Add("-c");
        info.ArgumentList.Add("eval \"$1\"");
        info.ArgumentList.Add("sh");
        info.ArgumentList.Add(word); // finding: shell-text
        Process.Start(info);
    }

    public void LineByLine(string word)
    {
        if (!Regex.IsMatch(word, "^\\w+$", RegexOptions.Multiline))
        {
            return;
        }
        Process.Start("wc", "-l " + word); // finding: assembled-arguments
    }

    public void Chosen(string program)
    {
        var chosen = new ProcessStartInfo(program); // finding: program-from-outside
        Process.Start(chosen);
    }
}
