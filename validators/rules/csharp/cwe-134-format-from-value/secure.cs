using System;
using System.Text;
using Microsoft.AspNetCore.Mvc;

public class GreetingController : Controller
{
    public IActionResult Greet(string name)
    {
        return Ok(string.Format("Hello {0}", name)); // evidence: own-format
    }

    public string Line(StringBuilder text)
    {
        text.AppendFormat("{0}: {1}", Request.Query["name"], total); // evidence: own-format
        return text.ToString();
    }

    public void Told(string name)
    {
        Console.WriteLine("asked for {0}", name); // evidence: own-format
    }

    public void Plain(string name)
    {
        Console.WriteLine(name);
    }
}
