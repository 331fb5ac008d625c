using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

public class MirrorController : Controller
{
    [HttpPost]
    public IActionResult Fetch(string origin)
    {
        var info = new ProcessStartInfo { FileName = "git", UseShellExecute = false };
        info.ArgumentList.Add("fetch");
        info.ArgumentList.Add(origin); // finding: option-from-outside
        Process.Start(info);
        return Ok();
    }

    [HttpPost]
    public IActionResult Pack([FromForm] string folder)
    {
        var start = new ProcessStartInfo("/usr/bin/tar") { WorkingDirectory = "/srv/mirrors" };
        start.ArgumentList.Add("-cf");
        start.ArgumentList.Add("/tmp/mirror.tar");
        start.ArgumentList.Add(folder); // finding: option-from-outside
        Process.Start(start);
        return Ok();
    }

    [HttpPost]
    public IActionResult Heads(string origin)
    {
        Process.Start("hg", new[] { "identify", origin }); // finding: option-from-outside
        return Ok();
    }
}
