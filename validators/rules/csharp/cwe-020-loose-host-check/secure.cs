using System;
using System.Collections.Generic;

class Hosts
{
    static readonly HashSet<string> AllowedHosts = new HashSet<string> { "example.com", "example.org" };

    bool Own(Uri uri)
    {
        return uri.Host == "example.com"; // evidence: host-compared
    }

    bool Below(Uri uri)
    {
        return uri.Host.EndsWith(".example.com"); // evidence: suffix-with-dot
    }

    bool Partner(Uri uri)
    {
        return AllowedHosts.Contains(uri.Host); // evidence: host-compared
    }

    // A file name is no host.
    bool Archive(string name)
    {
        return name.EndsWith("dump.com");
    }
}
