using System;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;

public class GreetingController : Controller
{
    public IActionResult Greet(string pattern)
    {
        return Ok(string.Format(pattern, user.Name, user.Token)); // finding: format-from-value
    }

    public string Line(StringBuilder text)
    {
        text.AppendFormat(Request.Query["line"], total); // finding: format-from-value
        return text.ToString();
    }

    public string Local(double total)
    {
        string pattern = Request.Headers["X-Format"];
        return string.Format(CultureInfo.InvariantCulture, pattern, total); // finding: format-from-value
    }
}
