using System;
using System.Text.RegularExpressions;

class Hosts
{
    static readonly Regex Trusted = new Regex("^https://www.example.com/"); // finding: unescaped-dot

    bool Own(Uri uri)
    {
        return uri.Host.EndsWith("example.com"); // finding: suffix-without-dot
    }

    bool Callback(string redirectUrl)
    {
        if (redirectUrl.StartsWith("https://login.example.org")) // finding: address-substring
        {
            return true;
        }
        return false;
    }
}
