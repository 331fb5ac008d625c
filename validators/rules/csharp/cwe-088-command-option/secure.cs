using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

public class MirrorController : Controller
{
    [HttpPost]
    public IActionResult Fetch(string origin)
    {
        var info = new ProcessStartInfo { FileName = "git", UseShellExecute = false };
        info.ArgumentList.Add("fetch");
        info.ArgumentList.Add("--");
        info.ArgumentList.Add(origin); // evidence: options-ended
        Process.Start(info);
        return Ok();
    }

    [HttpPost]
    public IActionResult Pack([FromForm] string folder)
    {
        if (folder.StartsWith("-"))
        {
            return BadRequest();
        }
        var start = new ProcessStartInfo("/usr/bin/tar");
        start.ArgumentList.Add("-cf");
        start.ArgumentList.Add(folder); // evidence: guarded
        Process.Start(start);
        return Ok();
    }

    [HttpPost]
    public IActionResult Heads(string origin)
    {
        Process.Start("hg", new[] { "identify", "--", origin }); // evidence: options-ended
        return Ok();
    }

    [HttpPost]
    public IActionResult Say(string text)
    {
        var info = new ProcessStartInfo("espeak");
        info.ArgumentList.Add(text);
        Process.Start(info);
        return Ok();
    }
}

public class Tool
{
    public void Switch(string branch)
    {
        var info = new ProcessStartInfo("git");
        info.ArgumentList.Add("switch");
        info.ArgumentList.Add(branch);
        Process.Start(info);
    }
}
