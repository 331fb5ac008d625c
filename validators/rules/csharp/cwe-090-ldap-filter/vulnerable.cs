using System.DirectoryServices;

public class People
{
    public object Find(string name)
    {
        var searcher = new DirectorySearcher();
        searcher.Filter = "(uid=" + name + ")"; // finding
        return searcher.FindOne();
    }

    public object Login(string user, string password)
    {
        return new DirectorySearcher(root, $"(&(uid={user})(pw={password}))"); // finding
    }

    public object Entry(string unit)
    {
        return new DirectoryEntry("LDAP://ou=" + unit + ",dc=example"); // finding: assembled-path
    }
}
