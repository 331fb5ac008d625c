using System;
using System.Text.RegularExpressions;

public class Checks
{
    public bool Words(string text)
    {
        return Regex.IsMatch(text, "^\\w+$"); // evidence: linear-pattern
    }

    private static readonly Regex Lines = new Regex(@"^(a+)+$", RegexOptions.None, TimeSpan.FromSeconds(1)); // evidence: bounded-time

    public bool Own(string pattern, string text)
    {
        return new Regex(pattern, RegexOptions.NonBacktracking).IsMatch(text); // evidence: bounded-time
    }

    public string Cleaned(string text)
    {
        return Regex.Replace(text, "[^a-z]", ""); // evidence: linear-pattern
    }
}
