using System.Text.RegularExpressions;

public class Checks
{
    public bool Words(string text)
    {
        return Regex.IsMatch(text, "^(\\w+)*$"); // finding: nested-repetition
    }

    private static readonly Regex Lines = new Regex(@"^(a+)+$"); // finding: nested-repetition

    public bool Own(string pattern, string text)
    {
        return new Regex(pattern).IsMatch(text); // finding: pattern-from-request
    }
}
