using System.DirectoryServices;

public class People
{
    public object Find(string name)
    {
        var searcher = new DirectorySearcher();
        searcher.Filter = "(uid=" + Encoder.LdapFilterEncode(name) + ")"; // evidence: sanitized
        return searcher.FindOne();
    }

    public object All(DirectorySearcher searcher)
    {
        searcher.Filter = "(objectClass=person)"; // evidence: constant-filter
        return searcher.FindAll();
    }

    public object Login(string user)
    {
        return new DirectorySearcher(root, $"(uid={Encoder.LdapFilterEncode(user)})"); // evidence: sanitized
    }
}
